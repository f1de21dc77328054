package dev.heartline.events.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.events.EventData;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;
import dev.heartline.events.Violation;

/** A published example of an event's data. */
record Example(EventType<?> type, String name, JsonNode json) {

    static Stream<Example> all() {
        return EventType.ALL.stream().flatMap(type -> of(type).stream());
    }

    static List<Example> of(EventType<?> type) {
        Path folder = resource("examples").resolve(type.type());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(file -> read(type, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A published file or folder beside the event records. */
    static Path resource(String name) {
        try {
            return Path.of(EventType.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Example read(EventType<?> type, Path file) {
        try {
            return new Example(
                    type, file.getFileName().toString(), EventJson.mapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Example with(JsonNode other) {
        return new Example(type, name, other);
    }

    JsonNode schema() {
        return SchemaObject.allOf(type).findFirst().orElseThrow().schema();
    }

    EventData parsed() throws JsonProcessingException {
        return EventJson.mapper().treeToValue(json, type.data());
    }

    /** The example after a way through its record. */
    Example rewritten() throws JsonProcessingException {
        return with(EventJson.mapper().valueToTree(parsed()));
    }

    List<String> violations() {
        return EventSchemas.violations(type, json).stream()
                .map(Violation::whole)
                .toList();
    }

    @Override
    public String toString() {
        return type.type() + "/" + name;
    }
}
