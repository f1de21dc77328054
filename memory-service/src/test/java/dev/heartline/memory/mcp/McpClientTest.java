package dev.heartline.memory.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.EventJson;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** The tools as the official client of the protocol's authors uses them. Skipped where there is no node, or no package to be had. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class McpClientTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @TestHTTPResource("/mcp")
    String url;

    @BeforeEach
    void anaLivesAlone() {
        NodeClient.install();
        world.live(ana.profile("UTC"));
        world.live(ana.call(Story.ago(Duration.ofDays(7)), "user: I live alone."));
    }

    @Test
    void aUserSearchesCorrectsRemembersAndForgets() {
        var memory =
                world.database().value(UUID.class, "select id from ai_episodic_memory where user_id = ?", ana.userId());

        var told = call(
                Tokens.user(ana.userId()),
                tool("search", Map.of("question", "Do I live alone?")),
                tool(
                        "correct",
                        Map.of("memoryId", memory, "description", "Lives with their sister", "reason", "misheard")),
                tool("remember", Map.of("type", "relationship", "description", "Has a dog called Bo")),
                tool("context", Map.of()),
                tool("forget", Map.of("memoryId", memory)),
                tool("remember", Map.of("type", "grudge", "description", "Has a cat")),
                tool("knowledge", Map.of("question", "How far is it to Zanzibarquux?")));

        assertThat(told.path("tools"))
                .extracting(JsonNode::asText)
                .containsExactly("context", "correct", "forget", "knowledge", "remember", "search");
        assertThat(told.path("results"))
                .extracting(result -> result.path("error").asBoolean())
                .containsExactly(false, false, false, false, true, true, true);
        assertThat(text(told, 0)).contains("Lives alone");
        assertThat(text(told, 3))
                .contains("Lives with their sister", "Has a dog called Bo")
                .doesNotContain("Lives alone");
        assertThat(text(told, 4)).contains("does not hold any more");
        assertThat(text(told, 5)).contains("type is one of");
        assertThat(text(told, 6)).doesNotContain("answers");
        assertThat(world.database()
                        .rows(
                                "select change || ' by ' || changed_by || ': ' || reason as told from memory_history where memory_id = ? order by seq desc limit 1",
                                memory))
                .containsExactly(Map.of("told", "corrected by user: misheard"));
    }

    @Test
    void whatWasWronglyRememberedIsForgotten() {
        var memory =
                world.database().value(UUID.class, "select id from ai_episodic_memory where user_id = ?", ana.userId());

        var told = call(
                Tokens.operator(),
                tool("forget", Map.of("memoryId", memory, "userId", ana.userId())),
                tool("context", Map.of("userId", ana.userId())),
                tool("knowledge", Map.of("question", "How far is it to Zanzibarquux?")));

        assertThat(text(told, 0)).isEqualTo("forgotten");
        assertThat(json(text(told, 1)).path("memories")).isEmpty();
        assertThat(json(text(told, 2)).path("answers")).isEmpty();
    }

    @Test
    void nobodyReadsAnothersMemoryOrAnyWithoutAToken() {
        var other = call(Tokens.user(UUID.randomUUID()), tool("context", Map.of("userId", ana.userId())));

        assertThat(other.at("/results/0/error").asBoolean()).isTrue();
        assertThat(text(other, 0)).contains("belongs to another user").doesNotContain("alone");
        assertThat(call("", tool("context", Map.of())).path("refused").asText()).startsWith("401");
        assertThat(call(Tokens.expired(), tool("context", Map.of()))
                        .path("refused")
                        .asText())
                .startsWith("401");
        var guest = call(Tokens.inRole("guest", ana.userId().toString()), tool("context", Map.of()));
        assertThat(guest.toString()).doesNotContain("alone").containsAnyOf("\"error\":true", "403");
    }

    @Test
    void anOperatorWhoNamesNobodyIsToldTo() {
        assertThat(text(call(Tokens.operator(), tool("context", Map.of())), 0)).contains("Name the user by userId");
    }

    private JsonNode call(String token, Call... tools) {
        try {
            var said = NodeClient.run(url, token, EventJson.mapper().writeValueAsString(tools));
            return json(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Call tool(String name, Map<String, ?> arguments) {
        return new Call(name, arguments);
    }

    private static String text(JsonNode told, int result) {
        return told.at("/results/" + result + "/text").asText();
    }

    /** A call of a tool, as the client takes it. */
    private record Call(String name, Map<String, ?> arguments) {}
}
