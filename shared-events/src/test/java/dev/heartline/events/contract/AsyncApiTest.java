package dev.heartline.events.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;

/** The AsyncAPI document knows every event type and no other, and promises the topics as they are created. */
class AsyncApiTest {

    static final List<EventType<?>> TYPES = EventType.ALL;

    private final JsonNode document;
    private final JsonNode catalog;

    AsyncApiTest() throws IOException {
        document = new YAMLMapper().readTree(Example.resource("asyncapi.yaml").toFile());
        catalog = EventJson.mapper().readTree(Example.resource("topics.json").toFile());
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyEventTypeHasAChannelThatCarriesItsSchemaAndItsExamples(EventType<?> type) {
        JsonNode message = follow(follow(channel(type).path("messages").values().next()));

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
        assertThat(texts(document.at("/channels/deadLetters/parameters/topic/enum")))
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void aTopicIsKeptAsItIsCreated(EventType<?> type) {
        assertKeptAs(topic(type), channel(type).at("/bindings/kafka"));
    }

    @Test
    void deadLettersAreKeptAsTheirTopicsAreCreated() {
        assertKeptAs(catalog.path("deadLetters"), document.at("/channels/deadLetters/bindings/kafka"));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void theSendersAreThoseOfTheTopic(EventType<?> type) {
        assertThat(whoDoes("send", type))
                .containsExactlyInAnyOrderElementsOf(texts(topic(type).path("producers")));
    }

    /** The host application is beyond the catalog of who reads inside the system. */
    @ParameterizedTest
    @FieldSource("TYPES")
    void theReceiversAreThoseOfTheTopic(EventType<?> type) {
        assertThat(whoDoes("receive", type).filter(service -> !service.equals("host")))
                .containsExactlyInAnyOrderElementsOf(texts(topic(type).path("consumers")));
    }

    private static void assertKeptAs(JsonNode topic, JsonNode binding) {
        assertThat(binding.path("partitions")).isEqualTo(topic.path("partitions"));
        assertThat(texts(binding.at("/topicConfiguration/cleanup.policy")))
                .containsExactly(topic.path("cleanup").asText());
        assertThat(Duration.ofMillis(
                        binding.path("topicConfiguration").path("retention.ms").asLong()))
                .isEqualTo(Duration.ofDays(topic.path("retentionDays").asLong()));
        assertThat(Duration.ofMillis(binding.path("topicConfiguration")
                        .path("delete.retention.ms")
                        .asLong()))
                .isEqualTo(Duration.ofDays(topic.path("tombstoneDays").asLong()));
        assertThat(binding.path("topicConfiguration").path("max.message.bytes"))
                .isEqualTo(topic.path("maxMessageBytes"));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void aTypeKnowsWhetherItsTopicIsCompacted(EventType<?> type) {
        assertThat(type.compacted())
                .isEqualTo(topic(type).path("cleanup").asText().equals("compact"));
    }

    private JsonNode channel(EventType<?> type) {
        return only(document.path("channels").valueStream().filter(channel -> isOf(type, channel)));
    }

    private JsonNode topic(EventType<?> type) {
        return only(catalog.path("topics")
                .valueStream()
                .filter(topic -> topic.path("name").asText().equals(type.topic())));
    }

    /** As the catalog of topics names them: {@code call} for the call-service, {@code host} for the host application. */
    private Stream<String> whoDoes(String action, EventType<?> type) {
        return document.path("operations")
                .valueStream()
                .filter(operation -> operation.path("action").asText().equals(action))
                .filter(operation -> isOf(type, follow(operation.path("channel"))))
                .map(operation -> operation.at("/tags/0/name").asText())
                .map(tag -> tag.substring(0, tag.indexOf('-')));
    }

    private static boolean isOf(EventType<?> type, JsonNode channel) {
        return channel.path("address").asText().equals(type.topic());
    }

    private static JsonNode only(Stream<JsonNode> nodes) {
        List<JsonNode> found = nodes.toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    /** What a {@code $ref} inside the document points to, or the node itself. */
    private JsonNode follow(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
