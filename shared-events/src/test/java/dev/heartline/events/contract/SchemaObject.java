package dev.heartline.events.contract;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.events.EventJson;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;

/** An object of a schema, the whole one or one inside, beside the record that carries it in Java. */
record SchemaObject(String place, JsonNode schema, Class<?> carrier) {

    /** The whole and, after it, all objects inside. */
    static Stream<SchemaObject> allOf(EventType<?> type) {
        try {
            JsonNode schema = EventJson.mapper().readTree(EventSchemas.text(type.type()));
            return new SchemaObject(type.type(), schema, type.data()).andInside();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of " + type.type() + " is no JSON", e);
        }
    }

    static Stream<SchemaObject> all() {
        return EventType.ALL.stream().flatMap(SchemaObject::allOf);
    }

    private Stream<SchemaObject> andInside() {
        return Stream.concat(
                Stream.of(this),
                fields().stream()
                        .filter(field -> field.valueType().isRecord())
                        .flatMap(field ->
                                new SchemaObject(field.place(), field.valueSchema(), field.valueType()).andInside()));
    }

    Set<String> properties() {
        return schema.path("properties").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    Set<String> required() {
        return schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }

    Set<String> components() {
        return Arrays.stream(carrier.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    /** The record's components, each beside its property. */
    List<SchemaField> fields() {
        return Arrays.stream(carrier.getRecordComponents())
                .map(component -> new SchemaField(
                        place + "/" + component.getName(),
                        component,
                        schema.path("properties").path(component.getName()),
                        required().contains(component.getName())))
                .toList();
    }

    @Override
    public String toString() {
        return place;
    }
}
