package dev.heartline.deployment.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.heartline.stack.settings.Service;

/** What a service serves over REST, by its committed OpenAPI document. */
public final class ApiDocument {

    private static final Path DOCUMENTS = Path.of("../docs/openapi");
    private static final String EVENT_STREAM = "text/event-stream";

    private final List<Served> paths;

    public ApiDocument(Service service) {
        try {
            paths = new YAMLMapper()
                            .readTree(DOCUMENTS
                                    .resolve(service.moduleName() + ".yaml")
                                    .toFile())
                            .path("paths")
                            .properties()
                            .stream()
                            .map(ApiDocument::served)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param path with its variables in braces
     * @param streams whether an answer goes on for as long as the asker listens
     */
    public record Served(String path, boolean streams) {}

    public List<Served> paths() {
        return paths;
    }

    private static Served served(Map.Entry<String, JsonNode> path) {
        return new Served(
                path.getKey(),
                path.getValue().findValues("content").stream().anyMatch(content -> content.has(EVENT_STREAM)));
    }
}
