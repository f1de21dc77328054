package dev.heartline.carrier;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Twilio API\"");
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
        "/Calls.json, To=%2B12025550143&From=%2B12025550101&Url=http://127.0.0.1/, 21210",
        "/Calls.json, To=%2B12025550100&From=%2B12025550100&Url=http://127.0.0.1/, 21211",
        "/Calls.json, To=%2B12025550143&From=%2B12025550100&Url=http://127.0.0.1/&StatusCallback=x, 21609",
        "/Calls.json, To=%2B12025550143&From=%2B12025550100&Url=http://127.0.0.1/&StatusCallbackEvent=done, 21626",
        "/Calls.json, To=%2B12025550143&From=%2B12025550100&Url=http://127.0.0.1/&MachineDetection=Yes, 20001",
        "/Calls.json, To=%2B12025550143&From=%2B12025550100&Url=http://127.0.0.1/&AsyncAmd=1, 20001",
        "/Calls.json, To=%2B12025550143&From=%2B12025550100&Url=http://127.0.0.1/&MachineDetectionTimeout=2, 20001",
        "/Messages.json, To=12&From=%2B12025550100&Body=x, 21211",
        "/Messages.json, To=%2B12025550143&From=%2B12025550101&Body=x, 21659",
        "/Messages.json, To=%2B12025550100&From=%2B12025550100&Body=x, 21266",
        "/Messages.json, To=%2B12025550143&From=%2B12025550100&Body=x&StatusCallback=/here, 21609",
        "/Messages.json, To=%2B12025550143&From=%2B12025550100&MediaUrl=cat.jpg, 21620",
        "/Messages.json, To=%2B12025550143&MessagingServiceSid=MG1, 21619",
        "/Messages.json, To=%2B12025550143&From=%2B12025550100&Body=x&SendAt=2030-01-01T00:00:00Z, 20001",
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
    void takesATextOfUpTo1600Characters() throws Exception {
        var form = "To=%2B12025550143&From=%2B12025550100&Body=";

        assertThat(stage.post("/Messages.json", form + "x".repeat(1600)).statusCode())
                .isEqualTo(201);
        assertThat(code(stage.post("/Messages.json", form + "x".repeat(1601)))).isEqualTo(21617);
    }

    @Test
    void takesATextOfMediaAlone() throws Exception {
        var text = stage.post(
                "/Messages.json", "To=%2B12025550143&From=%2B12025550100&MediaUrl=https://example.org/cat.jpg");

        assertThat(text.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(text.body()).getString("num_media")).isEqualTo("1");
    }

    @Test
    void aCallNobodyAnsweredHasNoEndAndNoDuration() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.BUSY));
        var sid = stage.dial(Stage.MAYA, "&MachineDetection=Enable&AsyncAmd=true");
        stage.awaitDone(sid);

        var call = stage.get("/Calls/" + sid + ".json");

        assertThat(call.getString("sid")).isEqualTo(sid);
        assertThat(call.getString("status")).isEqualTo("busy");
        assertThat(call.getString("start_time")).isNotNull();
        assertThat(call.getString("end_time")).isNull();
        assertThat(call.getString("duration")).isNull();
        assertThat(call.getString("price")).isNull();
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
        assertThat(calls("?EndTime%3E=" + now.minusSeconds(60)))
                .as("neither was answered, so neither has an end")
                .isZero();
        assertThat(calls("?ParentCallSid=CA0")).isZero();
    }

    @Test
    void listsTheNewestFirstInPages() throws Exception {
        for (int i = 0; i < 5; i++) {
            stage.dial(Stage.MAYA, "");
        }

        var first = stage.get("/Calls.json?To=%2B12025550143&PageSize=2");
        var newest = stage.dial(Stage.MAYA, "");
        var second = stage.get(below(first.getString("next_page_uri")));
        var third = stage.get(below(second.getString("next_page_uri")));

        assertThat(first.getJsonArray("calls")).hasSize(2).doesNotContainAnyElementsOf(second.getJsonArray("calls"));
        assertThat(first.getString("next_page_uri")).contains("To=%2B12025550143", "PageSize=2", "PageToken=PA");
        assertThat(first.getString("previous_page_uri")).isNull();
        assertThat(second.getInteger("start")).isEqualTo(2);
        assertThat(second.getInteger("end")).isEqualTo(3);
        assertThat(third.getJsonArray("calls")).hasSize(1);
        assertThat(third.getString("next_page_uri")).isNull();
        assertThat(stage.get(below(third.getString("previous_page_uri"))).getJsonArray("calls"))
                .isEqualTo(second.getJsonArray("calls"));
        assertThat(stage.get(below(first.getString("first_page_uri")))
                        .getJsonArray("calls")
                        .getJsonObject(0)
                        .getString("sid"))
                .isEqualTo(newest);
        assertThat(stage.get("/Calls.json?PageSize=1001").getInteger("code")).isEqualTo(20007);
    }

    @Test
    void aScheduledTextCanBeCalledOffAndNoOther() throws Exception {
        var inAnHour = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
        var form = "To=%2B12025550143&Body=x&MessagingServiceSid=MG1&ScheduleType=fixed&SendAt=" + inAnHour;
        var scheduled = new JsonObject(stage.post("/Messages.json", form).body());
        var path = "/Messages/" + scheduled.getString("sid") + ".json";

        var canceled = stage.post(path, "Status=canceled");
        var again = stage.post(path, "Status=canceled");

        assertThat(scheduled.getString("status")).isEqualTo("scheduled");
        assertThat(new JsonObject(canceled.body()).getString("status")).isEqualTo("canceled");
        assertThat(code(again)).isEqualTo(30409);
        assertThat(code(stage.post(path, "Body=other words"))).isEqualTo(30400);
    }

    private static int code(HttpResponse<String> refusal) {
        return new JsonObject(refusal.body()).getInteger("code");
    }

    private static String below(String uri) {
        return uri.replace("/2010-04-01/Accounts/" + Stage.ACCOUNT, "");
    }

    private int calls(String query) throws Exception {
        return stage.get("/Calls.json" + query).getJsonArray("calls").size();
    }
}
