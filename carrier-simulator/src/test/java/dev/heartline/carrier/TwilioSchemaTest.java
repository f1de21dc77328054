package dev.heartline.carrier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.twilio.NumberRoutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/** The answers have the fields that Twilio's published OpenAPI document gives them; the schema's comment names it. */
class TwilioSchemaTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void callsAreAsPublished() throws Exception {
        stage.simulator.register(Person.behaving(Stage.MAYA, Behaviour.BUSY));
        stage.simulator.register(Person.answering("+12025550199", Script.SILENT));
        var busy = stage.dial(Stage.MAYA, "");
        var answered = stage.dial("+12025550199", "&MachineDetection=Enable");
        stage.awaitDone(busy);
        stage.awaitDone(answered);
        var goingOn = stage.dial(Stage.MAYA, "");

        for (var sid : new String[] {busy, answered, goingOn}) {
            assertValid("call", stage.get("/Calls/" + sid + ".json"));
        }
        assertValid("calls", stage.get("/Calls.json?PageSize=2"));
        assertValid("calls", stage.get("/Calls.json?Status=failed"));
    }

    @Test
    void textsAreAsPublished() throws Exception {
        var inbound = stage.simulator.send(InboundText.from(Stage.MAYA, "I did it"));
        var undelivered = new JsonObject(stage.post("/Messages.json", "To=%2B12025550199&From=%2B12025550100&Body=x")
                .body());
        await().until(() ->
                stage.simulator.text(undelivered.getString("sid")).orElseThrow().done());

        assertValid("message", undelivered);
        assertValid("message", stage.get("/Messages/" + undelivered.getString("sid") + ".json"));
        assertValid("message", stage.get("/Messages/" + inbound + ".json"));
        assertValid("messages", stage.get("/Messages.json"));
    }

    /** Also those that our service never took: they are how it finds them. */
    @Test
    void textsToUsAreListedNewestFirstInPagesByNumberAndTime() throws Exception {
        stage.simulator.route(NumberRoutes.ofServices("http://127.0.0.1:1", "http://127.0.0.1:1"));
        var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var first = stage.simulator.send(InboundText.from(Stage.MAYA, "Are you there?"));
        var second = stage.simulator.send(InboundText.from(Stage.MAYA, "").withMedia(1));
        stage.post("/Messages.json", "To=%2B12025550199&From=%2B12025550100&Body=x");

        var query = "/Messages.json?To=%2B12025550100&DateSent%3E=" + before;
        var all = stage.get(query);
        var page = stage.get(query + "&PageSize=1");

        assertValid("messages", all);
        assertValid("messages", page);
        assertThat(all.getJsonArray("messages"))
                .extracting(message -> ((JsonObject) message).getString("sid"))
                .containsExactly(second, first);
        assertThat(all.getJsonArray("messages").getJsonObject(0).getMap())
                .contains(entry("direction", "inbound"), entry("status", "received"), entry("num_media", "1"));
        assertThat(page.getJsonArray("messages")).hasSize(1);
        assertThat(page.getString("next_page_uri")).contains("DateSent%3E=", "PageToken=PA" + second);
        assertThat(stage.get(query.replace(
                                before.toString(), before.plusSeconds(3600).toString()))
                        .getJsonArray("messages"))
                .isEmpty();
    }

    private static void assertValid(String name, JsonObject answer) throws IOException {
        try (var text = TwilioSchemaTest.class.getResourceAsStream("twilio-resources.schema.json")) {
            var schema = new JsonObject(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .put("$ref", "#/$defs/" + name);
            assertThat(SCHEMAS.getSchema(schema.encode(), InputFormat.JSON).validate(answer.encode(), InputFormat.JSON))
                    .as("%s %s", name, answer.encode())
                    .isEmpty();
        }
    }
}
