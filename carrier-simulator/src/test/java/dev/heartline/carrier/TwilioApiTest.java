package dev.heartline.carrier;

import java.time.Instant;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Person;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioApiTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void demandsTheAccountsCredentials() throws Exception {
        var response = stage.post("/Calls.json", "", Stage.ACCOUNT + ":wrong");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(response.body()).getInteger("code")).isEqualTo(20003);
    }

    @ParameterizedTest
    @CsvSource({
        "/Calls.json, From=%2B12025550100&Url=http://127.0.0.1/, 21201",
        "/Calls.json, To=12&From=%2B12025550100&Url=http://127.0.0.1/, 21211",
        "/Calls.json, To=%2B12025550143&Url=http://127.0.0.1/, 21213",
        "/Calls.json, To=%2B12025550143&From=%2B12025550100, 21205",
        "/Calls.json, To=%2B12025550143&From=%2B12025550100&Url=ftp://x, 21205",
        "/Calls.json, To=%zz, 20001",
        "/Messages.json, From=%2B12025550100&Body=x, 21604",
        "/Messages.json, To=%2B12025550143&Body=x, 21603",
        "/Messages.json, To=%2B12025550143&From=%2B12025550100, 21602",
    })
    void refusesWhatTwilioRefuses(String path, String form, int code) throws Exception {
        var response = stage.post(path, form);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(response.body()).getInteger("code")).isEqualTo(code);
        assertThat(new JsonObject(response.body()).getString("more_info")).endsWith("/" + code);
    }

    @Test
    void doesNotKnowOtherThings() throws Exception {
        assertThat(stage.get("/Calls/CA0.json").getInteger("code")).isEqualTo(20404);
        assertThat(stage.get("/Messages/SM0.json").getInteger("code")).isEqualTo(20404);
        assertThat(stage.get("/Conferences.json").getInteger("code")).isEqualTo(20404);
    }

    @Test
    void showsACall() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.BUSY));
        var sid = stage.dial(Stage.MAYA, "");
        stage.awaitDone(sid);

        var call = stage.get("/Calls/" + sid + ".json");

        assertThat(call.getString("sid")).isEqualTo(sid);
        assertThat(call.getString("status")).isEqualTo("busy");
        assertThat(call.getString("duration")).isEqualTo("0");
        assertThat(call.getString("to")).isEqualTo(Stage.MAYA);
        assertThat(call.getString("direction")).isEqualTo("outbound-api");
    }

    @Test
    void listsByNumberStatusAndTime() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.BUSY));
        stage.awaitDone(stage.dial(Stage.MAYA, ""));
        stage.awaitDone(stage.dial("+12025550199", ""));
        var now = Instant.now();

        assertThat(calls("")).isEqualTo(2);
        assertThat(calls("?To=%2B12025550143")).isEqualTo(1);
        assertThat(calls("?Status=failed")).isEqualTo(1);
        assertThat(calls("?StartTime=" + now.toString().substring(0, 10))).isEqualTo(2);
        assertThat(calls("?StartTime%3E=" + now.minusSeconds(60))).isEqualTo(2);
        assertThat(calls("?StartTime%3E=" + now.plusSeconds(60))).isZero();
        assertThat(calls("?StartTime%3C=" + now.minusSeconds(60))).isZero();
    }

    private int calls(String query) throws Exception {
        return stage.get("/Calls.json" + query).getJsonArray("calls").size();
    }
}
