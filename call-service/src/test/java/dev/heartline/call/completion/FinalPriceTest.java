package dev.heartline.call.completion;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.heartline.call.CallServiceTest;
import dev.heartline.call.MovableClock;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;
import dev.heartline.telephony.price.Money;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class FinalPriceTest extends CallServiceTest {

    /** Of some seconds, so that it costs something. */
    private static final Script TALK = Script.of(Line.of("I slept well.").after(Duration.ofSeconds(2)), Line.of("Bye."))
            .withTimeScale(1);

    @Inject
    MovableClock clock;

    @Inject
    FinalPrices prices;

    @Inject
    CallLifecycle lifecycle;

    @AfterEach
    void setTheClockBack() {
        clock.setBack();
    }

    @Test
    void whatACallCostIsAnEstimateUntilTheCarrierIsAsked() {
        var callId = callId(play(user().phone(), TALK).callSid());
        assertThat(completedRow(callId))
                .containsEntry("cost_final", false)
                .containsEntry("cost_micros", 8_500L)
                .containsEntry("cost_currency", "USD");
        get(callId, false);

        clock.moveOn(Duration.ofMinutes(11));
        askOfAll();

        assertThat(row(callId))
                .containsEntry("cost_final", true)
                .containsEntry("price_due_at", null)
                .containsEntry("cost_micros", 14_000L)
                .containsEntry("cost_cents", 1);
        get(callId, true);
        assertThat(completions(callId)).hasSize(1);
    }

    @Test
    void aCarrierThatDoesNotKnowItYetIsAskedLaterAndLater() {
        var callId = callId(play(user().phone(), TALK).callSid());
        completedRow(callId);
        database.update(
                "update phone_calls set provider_call_sid = ?, price_due_at = now() where id = ?", sid(), callId);

        askOfAll();

        assertThat(row(callId)).containsEntry("cost_final", false).containsEntry("price_asked", 1);
        assertThat(database.value(
                        Boolean.class,
                        "select price_due_at between now() + interval '9 minutes' and now() + interval '11 minutes'"
                                + " from phone_calls where id = ?",
                        callId))
                .isTrue();

        database.update("update phone_calls set price_asked = 7, price_due_at = now() where id = ?", callId);
        askOfAll();

        assertThat(row(callId))
                .containsEntry("price_due_at", null)
                .containsEntry("cost_final", false)
                .containsEntry("cost_micros", 8_500L);
    }

    /** How a call ended changes no more, whatever comes with its price. */
    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED"})
    void aPriceThatComesAfterTheEventIsTheCost(CallStatus status) {
        var callId = callId(play(user().phone(), TALK).callSid());
        completedRow(callId);
        var price = Money.charged("0.023", "EUR").orElseThrow();

        lifecycle
                .advance(
                        new CallReference.ById(callId),
                        CallSignal.of(status, Instant.now()).costing(price))
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(row(callId))
                .containsEntry("call_status", "completed")
                .containsEntry("cost_final", true)
                .containsEntry("cost_micros", 23_000L)
                .containsEntry("cost_cents", 2)
                .containsEntry("cost_currency", "EUR");
    }

    private void askOfAll() {
        while (prices.next()) {
            // The next one.
        }
    }

    private static void get(UUID callId, boolean isFinal) {
        given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/{id}", callId)
                .then()
                .statusCode(200)
                .body("costFinal", equalTo(isFinal));
    }
}
