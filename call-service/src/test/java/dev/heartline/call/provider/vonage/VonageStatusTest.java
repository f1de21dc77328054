package dev.heartline.call.provider.vonage;

import java.time.Instant;
import java.util.Currency;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.call.answering.NetworkVerdict;
import dev.heartline.call.answering.NetworkVerdict.Greeting;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.telephony.price.Money;

import static org.assertj.core.api.Assertions.assertThat;

class VonageStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "started, , QUEUED",
        "ringing, , RINGING",
        "answered, , IN_PROGRESS",
        "human, , IN_PROGRESS",
        "machine, , IN_PROGRESS",
        "completed, , COMPLETED",
        "busy, , BUSY",
        "timeout, , NO_ANSWER",
        "unanswered, , NO_ANSWER",
        "rejected, declined, BUSY",
        "rejected, restricted, FAILED",
        "rejected, , FAILED",
        "failed, cannot_route, FAILED",
        "cancelled, , CANCELED"
    })
    void everyStatusOfVonageIsOneOfOurs(String theirs, String detail, CallStatus ours) {
        assertThat(VonageStatus.of(theirs, detail)).contains(ours);
        assertThat(VonageStatus.isNoStatus(theirs)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disconnected", "record", "input", "transfer", "notify", "payment"})
    void whatIsToldInTheSamePlaceIsNoStatus(String theirs) {
        assertThat(VonageStatus.of(theirs, null)).isEmpty();
        assertThat(VonageStatus.isNoStatus(theirs)).isTrue();
    }

    @Test
    void theEndTellsItsTimeTalkTimeAndPriceInEuros() {
        var event = new JsonObject("""
                {"uuid": "aaaaaaaa-bbbb-cccc-dddd-0123456789ab", "status": "completed", "sip_code": 200, "duration": "2",
                 "rate": "0.00450000", "price": "0.00015000", "timestamp": "2020-01-01T12:00:02.000Z"}
                """);

        assertThat(VonageStatus.signal(event, NOW))
                .contains(new CallSignal(CallStatus.COMPLETED, null, Instant.parse("2020-01-01T12:00:02Z"), 2)
                        .costing(new Money(150, Currency.getInstance("EUR"))));
    }

    @ParameterizedTest
    @CsvSource({"human, HUMAN", "machine, MACHINE", "answered,"})
    void whoPickedUpIsAPersonOrAMachineOrNotKnown(String word, AnsweredBy who) {
        assertThat(VonageStatus.answeredBy(new JsonObject().put("status", word)).orElse(null))
                .isEqualTo(who);
    }

    @ParameterizedTest
    @CsvSource({
        "machine, , machine, GOES_ON",
        "machine, beep_start, beep_start, OVER",
        "machine, beep_timeout, beep_timeout, ENDLESS",
        "human, , human, ENDLESS"
    })
    void aBeepTellsThatAGreetingIsOver(String status, String subState, String word, Greeting greeting) {
        var event = new JsonObject().put("status", status).put("sub_state", subState);

        assertThat(VonageStatus.verdict(event))
                .isEqualTo(new NetworkVerdict(VonageStatus.answeredBy(event), word, greeting));
    }

    @Test
    void whatIsMissingMalformedOrInTheFutureIsLeftOut() {
        var event = new JsonObject("""
                {"status": "completed", "timestamp": "2035-01-01T00:00:00Z", "duration": "long", "price": "-1"}
                """);

        assertThat(VonageStatus.signal(event, NOW)).contains(CallSignal.of(CallStatus.COMPLETED, NOW));
        assertThat(VonageStatus.signal(new JsonObject(), NOW)).isEmpty();
        assertThat(VonageStatus.signal(new JsonObject().put("status", "dreaming"), NOW))
                .isEmpty();
    }
}
