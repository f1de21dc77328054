package dev.heartline.call.provider.twilio;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.answering.NetworkVerdict.Greeting;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.telephony.signature.FormBody;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    /** As Twilio sent it in 2018, without what we don't read; {@code Duration} is billed minutes. */
    private static final String COMPLETED = "Called=%2B551135892112&Direction=outbound-api"
            + "&Timestamp=Sun%2C%2025%20Mar%202018%2009%3A53%3A19%20%2B0000&CallbackSource=call-progress-events"
            + "&SequenceNumber=3&CallSid=CAbe982f58915a2def4cf7aaa1f1766236&CallStatus=completed&Duration=1"
            + "&CallDuration=49&AnsweredBy=human";

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED",
        "initiated, QUEUED",
        "ringing, RINGING",
        "in-progress, IN_PROGRESS",
        "completed, COMPLETED",
        "busy, BUSY",
        "no-answer, NO_ANSWER",
        "failed, FAILED",
        "canceled, CANCELED"
    })
    void everyStatusOfTwilioIsOneOfOurs(String theirs, CallStatus ours) {
        assertThat(TwilioStatus.of(theirs)).contains(ours);
    }

    @Test
    void aCallbackTellsItsOrderTimeAndTalkTimeInSeconds() {
        assertThat(TwilioStatus.signal(FormBody.parse(COMPLETED), NOW))
                .contains(new CallSignal(CallStatus.COMPLETED, 3, Instant.parse("2018-03-25T09:53:19Z"), 49)
                        .answeredBy(AnsweredBy.HUMAN));
    }

    @ParameterizedTest
    @CsvSource({
        "human, HUMAN",
        "machine_start, MACHINE",
        "machine_end_beep, MACHINE",
        "machine_end_silence, MACHINE",
        "machine_end_other, MACHINE",
        "fax, MACHINE",
        "unknown,",
        "'',"
    })
    void whoPickedUpIsAPersonOrAMachineOrNotKnown(String word, AnsweredBy who) {
        assertThat(TwilioStatus.answeredBy(FormBody.parse("AnsweredBy=" + word)).orElse(null))
                .isEqualTo(who);
    }

    @ParameterizedTest
    @CsvSource({
        "human, ENDLESS",
        "machine_start, ENDLESS",
        "machine_end_beep, OVER",
        "machine_end_silence, OVER",
        "machine_end_other, OVER",
        "fax, ENDLESS",
        "unknown, ENDLESS"
    })
    void aGreetingIsOverWhereItsEndWasWaitedFor(String word, Greeting greeting) {
        var verdict = TwilioStatus.verdict(FormBody.parse("AnsweredBy=" + word));

        assertThat(verdict.word()).isEqualTo(word);
        assertThat(verdict.greeting()).isEqualTo(greeting);
    }

    @Test
    void anInvitationToBelieveInTheFutureIsDeclined() {
        var callback = FormBody.parse("CallStatus=ringing&Timestamp=Sun%2C+25+Mar+2035+09%3A53%3A19+%2B0000");

        assertThat(TwilioStatus.signal(callback, NOW)).contains(CallSignal.of(CallStatus.RINGING, NOW));
    }

    @Test
    void whatIsMissingOrMalformedIsLeftOut() {
        var callback = FormBody.parse("CallStatus=busy&Timestamp=yesterday&SequenceNumber=two&CallDuration=-1");

        assertThat(TwilioStatus.signal(callback, NOW)).contains(CallSignal.of(CallStatus.BUSY, NOW));
    }

    @Test
    void aStatusThatNobodyKnowsIsNoSignal() {
        assertThat(TwilioStatus.signal(FormBody.parse("CallStatus=dreaming"), NOW))
                .isEmpty();
        assertThat(TwilioStatus.signal(FormBody.EMPTY, NOW)).isEmpty();
    }
}
