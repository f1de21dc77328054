package dev.heartline.events.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.heartline.events.EventJson;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;

/** What was published still holds. A break is a new type on a new topic. */
class PublishedSchemasTest {

    static final List<EventType<?>> TYPES = EventType.ALL;

    @ParameterizedTest
    @FieldSource("TYPES")
    void aSchemaBreaksNothingThatWasPublished(EventType<?> type) throws IOException {
        JsonNode published = EventJson.mapper()
                .readTree(Example.resource("published")
                        .resolve(type.type() + ".schema.json")
                        .toFile());

        JsonNode current = EventJson.mapper().readTree(EventSchemas.text(type.type()));

        assertThat(SchemaEvolution.breaks(published, current)).isEmpty();
    }

    @Test
    void noPublishedEventTypeIsGone() throws IOException {
        try (var published = Files.list(Example.resource("published"))) {
            assertThat(published
                            .map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".schema.json"))
                            .map(name -> name.replace(".schema.json", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            TYPES.stream().map(EventType::type).toList());
        }
    }
}
