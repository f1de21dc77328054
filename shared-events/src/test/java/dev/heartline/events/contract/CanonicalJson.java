package dev.heartline.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings JSON that says the same into the same form: no nulls, defaults spelled out, 1 and 1.0 alike. */
final class CanonicalJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CanonicalJson() {}

    static JsonNode of(JsonNode json, JsonNode schema) {
        return switch (json) {
            case ObjectNode object -> object(object, schema);
            case ArrayNode array -> {
                ArrayNode result = NODES.arrayNode();
                array.forEach(item -> result.add(of(item, schema.path("items"))));
                yield result;
            }
            default -> json.isNumber() ? DecimalNode.valueOf(json.decimalValue()) : json;
        };
    }

    private static ObjectNode object(ObjectNode object, JsonNode schema) {
        ObjectNode result = NODES.objectNode();
        schema.path("properties").properties().stream()
                .filter(property -> property.getValue().has("default"))
                .forEach(property ->
                        result.set(property.getKey(), property.getValue().get("default")));
        object.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> result.set(
                        field.getKey(),
                        of(field.getValue(), schema.path("properties").path(field.getKey()))));
        return result;
    }
}
