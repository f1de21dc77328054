package dev.heartline.events.contract;

import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.events.EventJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class SchemaEvolutionTest {

    private static final String PUBLISHED = """
            {
              "type": "object",
              "required": ["id", "turns"],
              "additionalProperties": true,
              "properties": {
                "id": {"description": "The call.", "type": "string", "format": "uuid"},
                "outcome": {"type": ["string", "null"], "enum": ["completed", "busy", null]},
                "strength": {"type": "number", "minimum": 0, "maximum": 1},
                "consents": {"type": "array", "items": {"type": "string"}, "default": []},
                "attributes": {"type": "object", "additionalProperties": {"type": "string"}},
                "turns": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["text"],
                    "properties": {"text": {"type": "string"}, "at": {"type": "string"}}
                  }
                }
              }
            }
            """;

    static Stream<Arguments> harmless() {
        return Stream.of(
                change("nothing", schema -> {}),
                change(
                        "an optional field",
                        schema -> fields(schema).putObject("mood").put("type", "string")),
                change(
                        "an optional object with required fields",
                        schema -> fields(schema)
                                .putObject("recording")
                                .putArray("required")
                                .add("url")),
                change(
                        "an optional field inside",
                        schema -> inside(schema).putObject("mood").put("type", "string")),
                change(
                        "other words of explanation",
                        schema -> field(schema, "id").put("description", "This call.")),
                change(
                        "another order",
                        schema -> ((ArrayNode) schema.get("required"))
                                .removeAll()
                                .add("turns")
                                .add("id")));
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                change("/id is gone", schema -> fields(schema).remove("id")),
                change("/turns[]/at is gone", schema -> inside(schema).remove("at")),
                change(
                        "/strength has become required",
                        schema -> required(schema).add("strength")),
                change("/mood has become required", schema -> {
                    fields(schema).putObject("mood").put("type", "string");
                    required(schema).add("mood");
                }),
                change(
                        "/turns[]/at has become required",
                        schema -> ((ArrayNode) schema.at("/properties/turns/items/required")).add("at")),
                change(
                        "/turns is no longer required",
                        schema -> required(schema).remove(1)),
                change("/outcome lost the word busy", schema -> words(schema).remove(1)),
                change("/outcome lost the word null", schema -> words(schema).remove(2)),
                change(
                        "/outcome has the new word failed",
                        schema -> words(schema).add("failed")),
                change(
                        "/outcome: enum was [\"completed\",\"busy\",null] and is not said",
                        schema -> field(schema, "outcome").remove("enum")),
                change(
                        "/strength: maximum was 1 and is 10",
                        schema -> field(schema, "strength").put("maximum", 10)),
                change(
                        "/strength: type was \"number\" and is \"integer\"",
                        schema -> field(schema, "strength").put("type", "integer")),
                change(
                        "/id: format was \"uuid\" and is not said",
                        schema -> field(schema, "id").remove("format")),
                change(
                        "/id: minLength was not said and is 1",
                        schema -> field(schema, "id").put("minLength", 1)),
                change(
                        "/consents: default was [] and is not said",
                        schema -> field(schema, "consents").remove("default")),
                change(
                        "/consents[]: type was \"string\" and is \"integer\"",
                        schema -> ((ObjectNode) schema.at("/properties/consents/items")).put("type", "integer")),
                change(
                        "/attributes: additionalProperties was {\"type\":\"string\"} and is false",
                        schema -> field(schema, "attributes").put("additionalProperties", false)),
                change(
                        ": additionalProperties was true and is false",
                        schema -> schema.put("additionalProperties", false)));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatEverybodyCanGoOnWithIsNoBreak(String what, Consumer<ObjectNode> change) {
        assertThat(SchemaEvolution.breaks(published(), changed(change)))
                .as(what)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void aBreakIsNamedWithItsPlace(String expected, Consumer<ObjectNode> change) {
        assertThat(SchemaEvolution.breaks(published(), changed(change))).containsExactly(expected);
    }

    private static Arguments change(String what, Consumer<ObjectNode> change) {
        return argumentSet(what, what, change);
    }

    private static ObjectNode published() {
        try {
            return (ObjectNode) EventJson.mapper().readTree(PUBLISHED);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode changed(Consumer<ObjectNode> change) {
        ObjectNode schema = published();
        change.accept(schema);
        return schema;
    }

    private static ObjectNode fields(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode field(ObjectNode schema, String name) {
        return (ObjectNode) fields(schema).get(name);
    }

    private static ObjectNode inside(ObjectNode schema) {
        return (ObjectNode) schema.at("/properties/turns/items/properties");
    }

    private static ArrayNode required(ObjectNode schema) {
        return (ArrayNode) schema.get("required");
    }

    private static ArrayNode words(ObjectNode schema) {
        return (ArrayNode) field(schema, "outcome").get("enum");
    }
}
