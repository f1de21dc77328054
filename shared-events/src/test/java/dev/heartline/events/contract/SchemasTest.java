package dev.heartline.events.contract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.WireNamed;

import static org.assertj.core.api.Assertions.assertThat;

/** The schemas and the records say the same. */
class SchemasTest {

    static final List<EventType<?>> TYPES = EventType.ALL;

    static Stream<SchemaObject> objects() {
        return SchemaObject.all();
    }

    static Stream<SchemaField> fields() {
        return SchemaObject.all().flatMap(object -> object.fields().stream());
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyEventTypeHasASchemaUnderItsOwnAddress(EventType<?> type) {
        JsonNode schema = SchemaObject.allOf(type).findFirst().orElseThrow().schema();

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo("https://heartline.dev/schemas/%s.schema.json", type.type());
        assertThat(schema.path("title").asText()).isEqualTo(type.data().getSimpleName());
    }

    @Test
    void everySchemaBelongsToAnEventType() {
        assertThat(Example.resource("schemas"))
                .isDirectoryNotContaining(
                        file -> EventType.ALL.stream().noneMatch(type -> file.endsWith(type.type() + ".schema.json")));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void aSchemaNamesExactlyTheComponentsOfItsRecord(SchemaObject object) {
        assertThat(object.properties()).isEqualTo(object.components());
        assertThat(object.components()).containsAll(object.required());
    }

    @ParameterizedTest
    @MethodSource("objects")
    void aSchemaAllowsForFieldsToCome(SchemaObject object) {
        assertThat(object.schema().path("additionalProperties").asBoolean(false))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldHasTheJsonTypeOfItsComponent(SchemaField field) {
        assertThat(field.declaredType()).isEqualTo(field.expectedType());
        assertThat(field.schema().path("type").toString().contains("array")).isEqualTo(field.isMany());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aClosedSetHasTheWordsOfItsEnum(SchemaField field) {
        Object[] constants = field.valueType().getEnumConstants();

        List<String> words = constants == null
                ? List.of()
                : Arrays.stream(constants)
                        .map(word -> ((WireNamed) word).wireName())
                        .toList();

        assertThat(field.words()).isEqualTo(words);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatIsRequiredIsNeverNullAndWhatIsOptionalMayBeNullOrHasADefault(SchemaField field) {
        if (field.required()) {
            assertThat(field.admitsNull()).isFalse();
        } else {
            assertThat(field.admitsNull() || field.hasDefault()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatJavaCannotLeaveOutIsRequiredOrHasADefault(SchemaField field) {
        boolean alwaysThere = field.isPrimitive() || field.isMany();

        assertThat(alwaysThere && !field.required() && !field.hasDefault()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyFieldIsDescribed(SchemaField field) {
        assertThat(field.schema().path("description").asText()).endsWith(".");
    }
}
