package dev.heartline.call.provider.plivo;

import java.time.Instant;
import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.telephony.price.Money;
import dev.heartline.telephony.signature.FormBody;

import static org.assertj.core.api.Assertions.assertThat;

class PlivoStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED",
        "ringing, RINGING",
        "in-progress, IN_PROGRESS",
        "completed, COMPLETED",
        "busy, BUSY",
        "no-answer, NO_ANSWER",
        "timeout, NO_ANSWER",
        "failed, FAILED",
        "cancel, CANCELED"
    })
    void everyStatusOfPlivoIsOneOfOurs(String theirs, CallStatus ours) {
        assertThat(PlivoStatus.of(theirs)).contains(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "true, 4000, COMPLETED",
        "false, 1000, CANCELED",
        "false, 3000, NO_ANSWER",
        "false, 3010, BUSY",
        "false, 3020, BUSY",
        "false, 2000, FAILED",
        "false, null, FAILED"
    })
    void aRecordTellsTheEndByWhetherAndWhy(boolean answered, String cause, CallStatus ours) {
        assertThat(PlivoStatus.ended(answered, cause)).isEqualTo(ours);
    }

    @Test
    void theEndTellsItsTimeTalkTimeAndPriceInDollars() {
        var form = FormBody.parse("CallStatus=completed&Duration=49&TotalCost=0.00850&EndTime=2020-04-08+11%3A35%3A20");

        assertThat(PlivoStatus.signal(form, NOW))
                .contains(new CallSignal(CallStatus.COMPLETED, null, Instant.parse("2020-04-08T11:35:20Z"), 49)
                        .costing(new Money(8_500, Currency.getInstance("USD"))));
    }

    @ParameterizedTest
    @CsvSource({"true, MACHINE", "false, HUMAN", "perhaps,", "'',"})
    void whoPickedUpIsAPersonOrAMachineOrNotKnown(String word, AnsweredBy who) {
        assertThat(PlivoStatus.answeredBy(FormBody.parse("Machine=" + word)).orElse(null))
                .isEqualTo(who);
    }

    @ParameterizedTest
    @CsvSource({"2020-04-08 11:35:20", "2020-04-08 11:35:20+00:00", "2020-04-08T11:35:20Z"})
    void timesAreUniversal(String text) {
        assertThat(PlivoStatus.time(text)).contains(Instant.parse("2020-04-08T11:35:20Z"));
    }

    @Test
    void whatIsMissingMalformedOrInTheFutureIsLeftOut() {
        var form = FormBody.parse("CallStatus=busy&EndTime=2035-04-08+11%3A35%3A20&Duration=long&TotalCost=free");

        assertThat(PlivoStatus.signal(form, NOW)).contains(CallSignal.of(CallStatus.BUSY, NOW));
        assertThat(PlivoStatus.signal(FormBody.parse("CallStatus=dreaming"), NOW))
                .isEmpty();
        assertThat(PlivoStatus.signal(FormBody.EMPTY, NOW)).isEmpty();
    }
}
