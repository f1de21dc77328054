package dev.heartline.carrier;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ControlApiTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void placesACallAndTellsItWhole() throws Exception {
        var placed = stage.control("POST", "/simulator/calls", """
                {"from": "+12025550143", "callSid": "CA1", "timeScale": 0.01,
                 "lines": ["Hi.", {"text": "I walked.", "pauseMs": 1000, "bargeIn": {"heard": 0.5}}]}""");
        var call = new JsonObject(
                stage.control("GET", "/simulator/calls/CA1?waitMs=10000", "").body());

        assertThat(placed.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(placed.body()).getString("callSid")).isEqualTo("CA1");
        assertThat(call.getString("state")).isEqualTo("completed");
        assertThat(call.getBoolean("done")).isTrue();
        assertThat(call.getString("endedBy")).isEqualTo("caller");
        assertThat(call.getLong("hungUpAt")).isGreaterThanOrEqualTo(call.getLong("answeredAt"));
        assertThat(call.getJsonArray("transcript")).hasSize(5);
        assertThat(call.getJsonArray("transcript").getJsonObject(2).getBoolean("complete"))
                .isFalse();
        assertThat(call.getJsonArray("deliveries").getJsonObject(0).getString("event"))
                .isEqualTo("voice");
        assertThat(call.getJsonArray("deliveries").getJsonObject(0).getInteger("httpStatus"))
                .isEqualTo(200);
    }

    @Test
    void playsAConversationThatComesWithTheSimulator() throws Exception {
        var conversations = new JsonObject(
                stage.control("GET", "/simulator/conversations", "").body());
        var first = conversations.getJsonArray("conversations").getJsonObject(0);

        var placed = stage.control(
                "POST",
                "/simulator/calls",
                new JsonObject().put("conversation", first.getString("id")).encode());
        var sid = new JsonObject(placed.body()).getString("callSid");
        var call = new JsonObject(stage.control("GET", "/simulator/calls/" + sid + "?waitMs=10000", "")
                .body());

        assertThat(sid).isEqualTo(first.getString("callSid"));
        assertThat(call.getString("from")).isEqualTo(first.getString("phone"));
        assertThat(stage.coach.prompts()).hasSameSizeAs(first.getJsonArray("lines"));
    }

    @Test
    void registersPeopleAndSendsTexts() throws Exception {
        var registered = stage.control(
                "PUT",
                "/simulator/people/+12025550143",
                "{\"behaviour\": \"busy\", \"texting\": {\"undelivered\": 30003}}");
        var sent = stage.control("POST", "/simulator/texts", "{\"from\": \"+12025550143\", \"body\": \"hello\"}");
        var texts = new JsonObject(stage.control("GET", "/simulator/texts?phone=%2B12025550143", "")
                .body());

        assertThat(registered.statusCode()).isEqualTo(204);
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(texts.getJsonArray("texts")).hasSize(1);
        assertThat(texts.getJsonArray("texts").getJsonObject(0).getMap())
                .containsEntry("messageSid", new JsonObject(sent.body()).getString("messageSid"))
                .containsEntry("to", "+12025550100")
                .containsEntry("body", "hello");
        assertThat(stage.awaitDone(stage.dial("+12025550143", "")).state().wireName())
                .isEqualTo("busy");
    }

    @Test
    void switchesFaultsOnAndOff() throws Exception {
        var form = "To=%2B12025550143&From=%2B12025550100&Body=x";

        stage.control("POST", "/simulator/faults/api", "{\"requests\": 2, \"kind\": \"refuses\", \"httpStatus\": 503}");
        assertThat(stage.post("/Messages.json", form).statusCode()).isEqualTo(503);
        stage.control("DELETE", "/simulator/faults", "");
        assertThat(stage.post("/Messages.json", form).statusCode()).isEqualTo(201);
    }

    @Test
    void forgetsEndedCalls() throws Exception {
        stage.awaitDone(stage.dial("+12025550199", ""));

        stage.control("DELETE", "/simulator/calls", "");

        assertThat(stage.simulator.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /simulator/calls | {\"lines\": [\"Hi\"]} | 400",
                "POST | /simulator/calls | {\"from\": \"+12025550143\", \"lines\": [{}]} | 400",
                "POST | /simulator/calls | {\"from\": \"+12025550143\", \"lines\": [7]} | 400",
                "POST | /simulator/calls | {\"from\": \"+12025550143\", \"timeScale\": \"fast\"} | 400",
                "POST | /simulator/calls | {\"conversation\": \"unknown\"} | 400",
                "POST | /simulator/calls | nonsense | 400",
                "POST | /simulator/calls | [] | 400",
                "PUT | /simulator/people/12 | {} | 400",
                "PUT | /simulator/people/+12025550143 | {\"behaviour\": \"sings\"} | 400",
                "PUT | /simulator/people/+12025550143 | {\"texting\": 7} | 400",
                "POST | /simulator/texts | {\"from\": \"+12025550143\"} | 400",
                "POST | /simulator/texts | {\"from\": \"+12025550143\", \"media\": 11} | 400",
                "PUT | /simulator/faults/texts | {\"delayMs\": \"long\"} | 400",
                "POST | /simulator/faults/api | {\"kind\": \"explodes\"} | 400",
                "GET | /simulator/calls?from=12 | {} | 400",
                "GET | /simulator/calls/CA1?waitMs=soon | {} | 400",
                "GET | /simulator/calls/CA1 | {} | 404",
                "DELETE | /simulator/calls/CA1 | {} | 404",
            })
    void explainsWhatItDoesNotUnderstand(String method, String path, String json, int status) throws Exception {
        var response = stage.control(method, path, json);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(response.body()).getString("detail"))
                .isNotBlank()
                .isNotEqualTo("null");
    }

    @Test
    void isHealthy() throws Exception {
        assertThat(stage.control("GET", "/health", "").statusCode()).isEqualTo(200);
    }
}
