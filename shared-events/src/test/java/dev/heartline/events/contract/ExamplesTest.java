package dev.heartline.events.contract;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.events.EventData;
import dev.heartline.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;

/** Every example that was ever published can be read, written and checked. */
class ExamplesTest {

    static final List<EventType<?>> TYPES = EventType.ALL;

    static Stream<Example> examples() {
        return Example.all();
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyEventTypeHasAnExample(EventType<?> type) {
        assertThat(Example.of(type)).isNotEmpty();
    }

    @Test
    void everyFolderOfExamplesBelongsToAnEventType() {
        assertThat(Example.resource("examples"))
                .isDirectoryNotContaining(file -> !file.endsWith("README.md")
                        && EventType.ALL.stream().noneMatch(type -> file.endsWith(type.type())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleSatisfiesItsSchema(Example example) {
        assertThat(example.violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothingIsLostOnTheWayThroughTheRecord(Example example) throws IOException {
        JsonNode schema = example.schema();

        Example rewritten = example.rewritten();

        assertThat(CanonicalJson.of(rewritten.json(), schema)).isEqualTo(CanonicalJson.of(example.json(), schema));
        assertThat(rewritten.violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nullsAreNotWritten(Example example) throws IOException {
        assertThat(example.rewritten().json().toString()).doesNotContain(":null");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aFieldToComeIsTolerated(Example example) throws IOException {
        EventData known = example.parsed();

        assertThat(ExampleObject.allIn(example)).allSatisfy(object -> {
            Example withMore = object.changed(json -> json.putObject("addedLater"));
            assertThat(withMore.violations()).isEmpty();
            assertThat(withMore.parsed()).isEqualTo(known);
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anEventWithoutItsOptionalFieldsIsStillReadAndWrittenWell(Example example) throws IOException {
        SchemaObject schema = SchemaObject.allOf(example.type()).findFirst().orElseThrow();
        ObjectNode smallest = example.json().deepCopy();
        smallest.retain(schema.required());

        Example rewritten = example.with(smallest).rewritten();

        assertThat(example.with(smallest).violations()).isEmpty();
        assertThat(rewritten.violations()).isEmpty();
    }
}
