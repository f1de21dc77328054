package dev.heartline.memory.mcp;

import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.heartline.memory.testing.Story;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Log;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the door of the protocol does with callers who mean no good. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class McpDoorTest {

    static final String INITIALIZE = """
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-03-26",
             "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""";

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

    /** Which of the replicas is asked, and whether it was started anew meanwhile, is nothing that a client knows. */
    @Test
    void aSessionThatAnotherReplicaBeganIsAnsweredToo() {
        var user = UUID.randomUUID();
        var token = Tokens.user(user);
        var elsewhere = UUID.randomUUID().toString();

        var tools = post(token, elsewhere, "{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"tools/list\"}");
        var search = post(token, elsewhere, """
                {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "search", "arguments":
                 {"question": "cats"}}}""");

        assertThat(tools.statusCode()).isEqualTo(200);
        assertThat(tools.asString()).contains("\"search\"", "\"forget\"");
        assertThat(search.statusCode()).isEqualTo(200);
        assertThat(search.asString()).contains("\"result\"").doesNotContain("\"isError\":true");
        assertThat(post(null, elsewhere, INITIALIZE).statusCode()).isEqualTo(401);
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

    static Response post(String token, String session, String body) {
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
