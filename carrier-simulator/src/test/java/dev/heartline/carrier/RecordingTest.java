package dev.heartline.carrier;

import java.time.Duration;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.RecordingReport;
import dev.heartline.carrier.network.Script;
import dev.heartline.telephony.signature.SignatureVerdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RecordingTest {

    private static final String CALLBACK = "/recording";

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aCallThatGoesOnIsRecordedUntilTheRecordingIsStoppedAndThenItCanBeDeleted() throws Exception {
        var call = answered();

        var begun = record(call);
        assertThat(begun.getString("status")).isEqualTo("in-progress");
        assertThat(stage.post("/Calls/" + call + "/Recordings.json", "").statusCode())
                .as("a second one")
                .isEqualTo(400);
        var sid = begun.getString("sid");
        assertThat(stage.delete("/Recordings/" + sid + ".json")).isEqualTo(409);

        assertThat(stop(call, "Twilio.CURRENT")).isEqualTo(200);
        await().until(() -> state(call).equals("completed"));
        assertThat(stop(call, sid)).as("it has ended").isEqualTo(400);
        assertThat(stage.get("/Calls/" + call + "/Recordings.json")
                        .getJsonArray("recordings")
                        .getJsonObject(0)
                        .getString("duration"))
                .as("seconds, as long as the machine took for it")
                .matches("[1-9]\\d*");

        assertThat(stage.delete("/Recordings/" + sid + ".json")).isEqualTo(204);
        assertThat(stage.delete("/Recordings/" + sid + ".json")).isEqualTo(404);
        assertThat(stage.simulator.recordings(call)).isEmpty();
    }

    @Test
    void aRecordingEndsWithItsCallAndWhatIsAskedForIsTold() throws Exception {
        var call = answered();
        var sid = record(call).getString("sid");

        stage.post("/Calls/" + call + ".json", "Status=completed");
        var report = stage.awaitDone(call);

        await().until(() -> state(call).equals("completed"));
        assertThat(stage.simulator.recordings(call))
                .extracting(RecordingReport::sid)
                .containsExactly(sid);
        await().until(() -> stage.coach.received(CALLBACK).size() == 2);
        assertThat(stage.coach.received(CALLBACK)).allSatisfy(told -> {
            assertThat(told.verdict()).isEqualTo(SignatureVerdict.GENUINE);
            assertThat(told.field("RecordingSid")).isEqualTo(sid);
            assertThat(told.field("CallSid")).isEqualTo(call);
        });
        assertThat(stage.coach.received(CALLBACK))
                .extracting(told -> told.field("RecordingStatus"))
                .containsExactly("in-progress", "completed");
        assertThat(report.problems()).isEmpty();
        assertThat(stage.post("/Calls/" + call + "/Recordings.json", "").statusCode())
                .as("it is over")
                .isEqualTo(400);
    }

    private String answered() throws Exception {
        stage.simulator.register(Person.answering(
                Stage.MAYA,
                Script.of(Line.of("Let me think.").after(Duration.ofMinutes(10)))
                        .withTimeScale(1)));
        var call = stage.dial(Stage.MAYA, "");
        await().until(() ->
                stage.simulator.call(call).orElseThrow().answeredAt().isPresent());
        return call;
    }

    private JsonObject record(String call) throws Exception {
        var url = Stage.encode(stage.coach.url(CALLBACK));
        var answer = stage.post(
                "/Calls/" + call + "/Recordings.json",
                "RecordingStatusCallbackEvent=in-progress&RecordingStatusCallbackEvent=completed&RecordingStatusCallback="
                        + url);
        assertThat(answer.statusCode()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    private int stop(String call, String recording) throws Exception {
        return stage.post("/Calls/" + call + "/Recordings/" + recording + ".json", "Status=stopped")
                .statusCode();
    }

    private String state(String call) {
        return stage.simulator.recordings(call).getFirst().state();
    }
}
