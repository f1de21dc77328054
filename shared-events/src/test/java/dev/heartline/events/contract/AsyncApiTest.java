package dev.heartline.events.contract;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.heartline.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;

/** The AsyncAPI document knows every event type, and no other. */
class AsyncApiTest {

    static final List<EventType<?>> TYPES = EventType.ALL;

    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = new YAMLMapper().readTree(Example.resource("asyncapi.yaml").toFile());
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyEventTypeHasAChannelThatCarriesItsSchemaAndItsExamples(EventType<?> type) {
        JsonNode channel = document.path("channels")
                .valueStream()
                .filter(candidate -> candidate.path("address").asText().equals(type.topic()))
                .findFirst()
                .orElseThrow();

        JsonNode message = follow(follow(channel.path("messages").values().next()));

        assertThat(message.path("name").asText()).isEqualTo(type.type());
        assertThat(message.path("payload").path("$ref").asText()).isEqualTo("schemas/%s.schema.json", type.type());
        assertThat(message.path("examples")
                        .valueStream()
                        .map(example -> example.path("payload").path("$ref").asText()))
                .containsExactlyElementsOf(Example.of(type).stream()
                        .map(example -> "examples/" + example)
                        .toList());
    }

    @Test
    void thereIsNoChannelButThoseAndTheDeadLetters() {
        Set<String> topics = TYPES.stream().map(EventType::topic).collect(Collectors.toSet());

        List<String> others = document.path("channels")
                .valueStream()
                .map(channel -> channel.path("address").asText())
                .filter(address -> !topics.contains(address))
                .toList();

        assertThat(others).containsExactly("{topic}.dlq.{service}");
        assertThat(document.at("/channels/deadLetters/parameters/topic/enum")
                        .valueStream()
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyEventTypeHasOneSenderAndAReceiver(EventType<?> type) {
        List<String> actions = document.path("operations")
                .valueStream()
                .filter(operation -> follow(operation.path("channel"))
                        .path("address")
                        .asText()
                        .equals(type.topic()))
                .map(operation -> operation.path("action").asText())
                .toList();

        assertThat(actions).containsOnlyOnce("send").contains("receive");
    }

    /** What a {@code $ref} inside the document points to, or the node itself. */
    private JsonNode follow(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
