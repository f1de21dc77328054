package dev.heartline.service.api;

import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;

/** What is answered as it was published is described by the schema of the event. */
final class ContractSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractSchemas() {}

    static void replaceIn(OpenAPI document) {
        for (var type : EventType.ALL) {
            var name = type.data().getSimpleName();
            if (document.getComponents().getSchemas().containsKey(name)) {
                document.getComponents().addSchema(name, read(schema(type.type())));
            }
        }
    }

    private static JsonNode schema(String type) {
        try {
            return JSON.readTree(EventSchemas.text(type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of " + type + " is no JSON", e);
        }
    }

    private static Schema read(JsonNode node) {
        var schema = OASFactory.createSchema();
        types(node.path("type")).filter(type -> type != SchemaType.NULL).forEach(schema::addType);
        if (node.has("description"))
            schema.setDescription(node.get("description").asText());
        if (node.has("format")) schema.setFormat(node.get("format").asText());
        if (node.has("minimum")) schema.setMinimum(node.get("minimum").decimalValue());
        if (node.has("maximum")) schema.setMaximum(node.get("maximum").decimalValue());
        if (node.has("minLength")) schema.setMinLength(node.get("minLength").asInt());
        if (node.has("items")) schema.setItems(read(node.get("items")));
        node.path("required").forEach(name -> schema.addRequired(name.asText()));
        node.path("enum").forEach(word -> {
            if (!word.isNull()) schema.addEnumeration(word.asText());
        });
        node.path("properties")
                .properties()
                .forEach(field -> schema.addProperty(field.getKey(), read(field.getValue())));
        return types(node.path("type")).anyMatch(SchemaType.NULL::equals) ? Nullability.orNull(schema) : schema;
    }

    private static Stream<SchemaType> types(JsonNode type) {
        return type.isTextual()
                ? Stream.of(type(type))
                : StreamSupport.stream(type.spliterator(), false).map(ContractSchemas::type);
    }

    private static SchemaType type(JsonNode name) {
        return SchemaType.valueOf(name.asText().toUpperCase(Locale.ROOT));
    }
}
