package dev.heartline.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;

/** The published JSON Schemas (2020-12), by event type, as the consumers check against them. */
public final class EventSchemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, Published> SCHEMAS = new ConcurrentHashMap<>();

    private EventSchemas() {}

    /** What is wrong with the data; empty where it satisfies the schema. */
    public static List<Violation> violations(EventType<?> type, JsonNode data) {
        return SCHEMAS.computeIfAbsent(type.type(), EventSchemas::load).violations(data);
    }

    /** The schema's own text. */
    public static String text(String type) {
        String resource = "schemas/" + type + ".schema.json";
        try (InputStream in = EventSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no schema " + resource + " is published");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Published load(String type) {
        String text = text(type);
        try {
            var names = new HashSet<String>();
            collectNames(EventJson.mapper().readTree(text), names);
            return new Published(REGISTRY.getSchema(text, InputFormat.JSON), Set.copyOf(names));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of " + type + " is no JSON", e);
        }
    }

    private static void collectNames(JsonNode schema, Set<String> names) {
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        schema.forEach(part -> collectNames(part, names));
    }

    /**
     * A schema that was read.
     *
     * @param names of all fields that it describes, at any depth
     */
    private record Published(Schema schema, Set<String> names) {

        List<Violation> violations(JsonNode data) {
            return schema
                    .validate(data, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(error -> new Violation(
                            error.getInstanceLocation().toString(),
                            known(error.getInstanceLocation()),
                            error.getMessage()))
                    .toList();
        }

        private String known(NodePath place) {
            return IntStream.range(0, place.getNameCount())
                    .mapToObj(place::getElement)
                    .map(step -> step instanceof Integer || names.contains(String.valueOf(step)) ? "/" + step : "/*")
                    .collect(Collectors.joining());
        }
    }
}
