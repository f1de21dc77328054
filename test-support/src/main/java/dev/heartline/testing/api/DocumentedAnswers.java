package dev.heartline.testing.api;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.eclipse.microprofile.config.ConfigProvider;

/** Holds answers of the service under test against its document: status, media type, and every field. */
public final class DocumentedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Of the application that was asked last: a test run may start several, one after the other. */
    private static DocumentedAnswers latest;

    private final ApiDocument document;
    private final int port;

    private DocumentedAnswers(ApiDocument document, int port) {
        this.document = document;
        this.port = port;
    }

    public static synchronized DocumentedAnswers ofServiceUnderTest() {
        if (latest == null || latest.port != port()) {
            latest = new DocumentedAnswers(ApiDocument.served(), port());
        }
        return latest;
    }

    /**
     * @param path without the query
     * @param mediaType as it was answered, or null
     * @throws AssertionError where the document doesn't say that it may be answered so
     */
    public void check(String method, String path, int status, String mediaType, String body) {
        if (!document.hasPath(path)) {
            return;
        }
        var operation = document.operation(method, path).orElse(null);
        if (operation == null) {
            require(status == 405, "%s %s is answered with %d but isn't documented", method, path, status);
            return;
        }
        require(
                operation.answers(status),
                "%s is answered with %d, which isn't documented: %s",
                operation,
                status,
                body);
        var content = document.resolve(operation.node().path("responses").path(String.valueOf(status)))
                .path("content");
        if (content.isEmpty()) {
            require(body.isEmpty(), "%s answers %d with a body, which isn't documented: %s", operation, status, body);
            return;
        }
        var type = String.valueOf(mediaType).replaceAll(";.*", "");
        require(content.has(type), "%s answers %d as %s, which isn't documented", operation, status, type);
        if (type.endsWith("json")) {
            var wrong = violations(content.path(type).path("schema"), body);
            require(
                    wrong.isEmpty(),
                    "%s answers %d with what isn't documented: %s in %s",
                    operation,
                    status,
                    wrong,
                    body);
        }
    }

    private List<String> violations(JsonNode schema, String body) {
        return schema(schema)
                .validate(
                        read(body), context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** With all named schemas inside, so that references lead somewhere. */
    private Schema schema(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("components", closed(document.root().path("components")));
        return SCHEMAS.getSchema(whole);
    }

    /** What is not documented must not be answered, though a client has to bear it. */
    private static JsonNode closed(JsonNode components) {
        var copy = components.deepCopy();
        copy.path("schemas").properties().stream()
                .filter(schema -> !schema.getKey().equals("Problem"))
                .forEach(schema -> close(schema.getValue()));
        return copy;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        StreamSupport.stream(schema.spliterator(), false).forEach(DocumentedAnswers::close);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    private static void require(boolean fine, String otherwise, Object... arguments) {
        if (!fine) {
            throw new AssertionError(otherwise.formatted(arguments));
        }
    }

    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);
    }
}
