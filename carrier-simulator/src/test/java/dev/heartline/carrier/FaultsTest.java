package dev.heartline.carrier;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.telephony.number.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class FaultsTest {
    private static final String TEXT = "To=%2B12025550143&From=%2B12025550100&Body=Well+done";
    private final Stage stage = new Stage();
    private final TestCoach coach = stage.coach;

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void theApiRefusesTheNextRequestsOnly(int status) throws Exception {
        stage.simulator.failNextRequests(2, new ApiFault.Refuses(status));

        assertThat(stage.post("/Messages.json", TEXT).statusCode()).isEqualTo(status);
        assertThat(stage.post("/Messages.json", TEXT).statusCode()).isEqualTo(status);
        assertThat(stage.post("/Messages.json", TEXT).statusCode()).isEqualTo(201);
        assertThat(stage.simulator.texts(PhoneNumber.of(Stage.MAYA))).hasSize(1);
    }

    @Test
    void aLostAnswerLeavesTheTextSentAndToBeFound() throws Exception {
        stage.simulator.failNextRequests(1, new ApiFault.LosesAnswer());

        assertThatThrownBy(() -> stage.post("/Messages.json", TEXT)).isInstanceOf(IOException.class);

        var found = stage.get("/Messages.json?To=%2B12025550143").getJsonArray("messages");
        assertThat(found).hasSize(1);
        assertThat(found.getJsonObject(0).getString("body")).isEqualTo("Well done");
    }

    @Test
    void aHangingApiDoesNothing() {
        stage.simulator.failNextRequests(1, new ApiFault.Hangs(Duration.ofMillis(50)));

        assertThatThrownBy(() -> stage.post("/Messages.json", TEXT)).isInstanceOf(IOException.class);

        assertThat(stage.simulator.texts(PhoneNumber.of(Stage.MAYA))).isEmpty();
    }

    @Test
    void callbacksArriveTwiceWithTheSameToken() throws Exception {
        stage.simulator.disturbCallbacks(new CallbackDisturbance(true, false, Duration.ZERO));
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi.")));

        var sid = stage.dial(Stage.MAYA, "");
        stage.awaitDone(sid);

        assertThat(coach.statuses(sid))
                .containsExactly(
                        "initiated",
                        "initiated",
                        "ringing",
                        "ringing",
                        "in-progress",
                        "in-progress",
                        "completed",
                        "completed");
        assertThat(coach.received(TestCoach.STATUS).stream()
                        .map(TestCoach.Received::idempotencyToken)
                        .distinct())
                .hasSize(4);
    }

    @Test
    void callbacksArriveLastFirst() throws Exception {
        stage.simulator.disturbCallbacks(new CallbackDisturbance(false, true, Duration.ZERO));
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi.")));

        var sid = stage.dial(Stage.MAYA, "");
        stage.awaitDone(sid);

        assertThat(coach.statuses(sid)).containsExactly("completed", "in-progress", "ringing", "initiated");
        assertThat(coach.received(TestCoach.STATUS).getFirst().field("SequenceNumber"))
                .isEqualTo("3");
    }

    @Test
    void callbacksArriveLate() throws Exception {
        stage.simulator.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMillis(200)));
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi.")));

        var call = stage.awaitDone(stage.dial(Stage.MAYA, ""));

        var outcome = call.deliveries().getLast();
        assertThat(outcome.sentAt() - call.hungUpAt().getAsLong()).isGreaterThanOrEqualTo(190);
    }

    @Test
    void healingSwitchesEverythingOff() throws Exception {
        stage.simulator.failNextRequests(5, new ApiFault.Refuses(500));
        stage.simulator.disturbCallbacks(new CallbackDisturbance(true, true, Duration.ofMinutes(1)));
        stage.simulator.register(Person.answering(Stage.MAYA, Script.of("Hi.")));

        stage.simulator.heal();
        var sid = stage.dial(Stage.MAYA, "");

        await().untilAsserted(() ->
                assertThat(coach.statuses(sid)).containsExactly("initiated", "ringing", "in-progress", "completed"));
    }
}
