package dev.heartline.memory.mcp;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.heartline.memory.testing.Story;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Log;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the door of the protocol does with callers who mean no good. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(McpDoorTest.Narrow.class)
@TestMethodOrder(MethodOrderer.MethodName.class) // the last one uses the limits up
class McpDoorTest {

    private static final String INITIALIZE = """
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-03-26",
             "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""";

    /** Limits that a test can reach; slow enough to fill up that it doesn't happen within the test. */
    public static final class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "heartline.limits.user-burst", "20",
                    "heartline.limits.user-per-minute", "1",
                    "heartline.limits.failures-burst", "5",
                    "heartline.limits.failures-per-minute", "1");
        }
    }

    @Test
    void nobodysWordsGoIntoTheLogHoweverABodyIsBroken() {
        var token = Tokens.operator();
        var session = session(token);
        var bodies = Stream.of(
                remember("\"context\"", "\"Zanzwords\\u0000 here\""),
                remember("\"context\"", "\"Zanzwords\\ud800 here\""),
                remember("\"context\"", "{\"Zanzwords\": 1}"),
                remember("\"Zanzwords\"", "\"Zanzwords\""),
                remember("{\"Zanzwords\": 1}", "\"a\""),
                "Zanzwords",
                "{\"method\": \"Zanzwords",
                "[\"Zanzwords\"]",
                "{\"jsonrpc\": \"2.0\", \"id\": 5, \"method\": \"Zanzwords\"}",
                "\"Zanzwords\"");

        var log = Log.during(() -> bodies.forEach(body -> post(token, session, body)));

        assertThat(log).doesNotContain("Zanzwords");
    }

    @Test
    void noCallerIsToldTheNamesOfOurClasses() {
        var user = UUID.randomUUID();
        var guest = Tokens.inRole("guest", user.toString());
        var answers = Stream.of(
                post(guest, session(guest), remember("\"context\"", "\"Has a cat\"")),
                post(Tokens.expired(), null, INITIALIZE),
                post("no.token.atall", null, INITIALIZE),
                post(null, null, INITIALIZE),
                post(Tokens.user(user), session(Tokens.user(user)), remember("\"context\"", "{\"a\": 1}")));

        assertThat(answers.map(Response::asString))
                .allSatisfy(answer -> assertThat(answer).doesNotContain("Exception", "io.quarkus", "java.", "jackson"));
    }

    @Test
    void whoComesTooOftenIsToldToWaitWithAndWithoutAValidToken() {
        var user = Tokens.user(UUID.randomUUID());

        assertThat(statuses(25, user)).startsWith(200).endsWith(429).doesNotContain(500);
        assertThat(statuses(12, Tokens.expired())).endsWith(429).doesNotContain(200, 500);
        assertThat(statuses(12, null)).endsWith(429).doesNotContain(200, 500);
        assertThat(statuses(3, Tokens.operator())).containsOnly(200);
    }

    private static int[] statuses(int count, String token) {
        return IntStream.range(0, count)
                .map(_ -> post(token, null, INITIALIZE).statusCode())
                .toArray();
    }

    private static String remember(String type, String description) {
        return """
                {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "remember", "arguments":
                 {"type": %s, "description": %s, "userId": "%s"}}}""".formatted(type, description, Story.ofSomebody().userId());
    }

    private static String session(String token) {
        var session = post(token, null, INITIALIZE).header("Mcp-Session-Id");
        post(token, session, "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
        return session;
    }

    private static Response post(String token, String session, String body) {
        var request = given().contentType("application/json").accept("application/json, text/event-stream");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (session != null) {
            request.header("Mcp-Session-Id", session);
        }
        return request.body(body).post("/mcp");
    }
}
