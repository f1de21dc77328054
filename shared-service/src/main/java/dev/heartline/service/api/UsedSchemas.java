package dev.heartline.service.api;

import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The named schemas: those that the operations refer to, in the order of the alphabet. */
final class UsedSchemas {

    private UsedSchemas() {}

    /** Not a schema of its own for every format. */
    static void writeFormatsWhereUsed(OpenAPI document) {
        Stream.concat(roots(document), document.getComponents().getSchemas().values().stream())
                .forEach(schema -> inline(document, schema));
    }

    static void keepOnlyIn(OpenAPI document) {
        var used = roots(document)
                .flatMap(References::below)
                .flatMap(name -> References.reachable(document, name).stream())
                .collect(Collectors.toSet());
        var kept = new TreeMap<>(document.getComponents().getSchemas());
        kept.keySet().retainAll(used);
        document.getComponents().setSchemas(kept);
    }

    private static void inline(OpenAPI document, Schema schema) {
        if (schema.getRef() != null) {
            // What the scanner says beside a reference says nothing.
            schema.setType(null);
            var target = document.getComponents().getSchemas().get(References.nameIn(schema));
            if (target != null && target.getFormat() != null) {
                schema.ref(null).type(target.getType()).format(target.getFormat());
            }
        }
        References.parts(schema).forEach(part -> inline(document, part));
    }

    private static Stream<Schema> roots(OpenAPI document) {
        return Stream.concat(
                document.getPaths().getPathItems().values().stream()
                        .flatMap(path -> path.getOperations().values().stream())
                        .flatMap(UsedSchemas::roots),
                Optional.ofNullable(document.getComponents().getResponses()).stream()
                        .flatMap(responses -> responses.values().stream())
                        .flatMap(response -> schemas(response.getContent())));
    }

    private static Stream<Schema> roots(Operation operation) {
        return Stream.of(
                        Optional.ofNullable(operation.getParameters()).stream()
                                .flatMap(all -> all.stream())
                                .map(parameter -> parameter.getSchema()),
                        Optional.ofNullable(operation.getRequestBody()).stream()
                                .flatMap(body -> schemas(body.getContent())),
                        operation.getResponses().getAPIResponses().values().stream()
                                .flatMap(response -> schemas(response.getContent())))
                .flatMap(part -> part)
                .filter(schema -> schema != null);
    }

    private static Stream<Schema> schemas(Content content) {
        return Optional.ofNullable(content).stream()
                .flatMap(found -> found.getMediaTypes().values().stream())
                .map(media -> media.getSchema())
                .filter(schema -> schema != null);
    }
}
