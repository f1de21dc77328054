package dev.heartline.events.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** A property of a schema beside the component that carries it in Java. */
record SchemaField(String place, RecordComponent component, JsonNode schema, boolean required) {

    private static final Map<Class<?>, String> JSON_TYPES = Map.ofEntries(
            Map.entry(UUID.class, "string uuid"),
            Map.entry(Instant.class, "string date-time"),
            Map.entry(LocalDate.class, "string date"),
            Map.entry(URI.class, "string uri"),
            Map.entry(String.class, "string"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(Map.class, "object"));

    boolean isMany() {
        return Collection.class.isAssignableFrom(component.getType());
    }

    boolean isPrimitive() {
        return component.getType().isPrimitive();
    }

    /** The component's type, or its elements' where it has many. */
    Class<?> valueType() {
        return isMany()
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
    }

    JsonNode valueSchema() {
        return isMany() ? schema.path("items") : schema;
    }

    boolean admitsNull() {
        return types(schema).contains("null");
    }

    boolean hasDefault() {
        return schema.has("default");
    }

    /** JSON type and format that the component's Java type asks for. */
    String expectedType() {
        if (valueType().isEnum()) {
            return "string";
        }
        return valueType().isRecord() ? "object" : JSON_TYPES.get(valueType());
    }

    /** JSON type and format that the schema demands, null aside. */
    String declaredType() {
        String type = String.join(
                "|",
                types(valueSchema()).stream()
                        .filter(name -> !name.equals("null"))
                        .toList());
        return valueSchema().has("format")
                ? type + " " + valueSchema().get("format").asText()
                : type;
    }

    /** The closed set of words, null aside; empty where the set is open. */
    List<String> words() {
        return valueSchema()
                .path("enum")
                .valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asText).toList() : List.of(type.asText());
    }

    @Override
    public String toString() {
        return place;
    }
}
