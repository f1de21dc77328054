package dev.heartline.service.api;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Which named schemas others refer to. */
final class References {

    private static final String PREFIX = "#/components/schemas/";

    private References() {}

    static String to(String name) {
        return PREFIX + name;
    }

    static String nameIn(Schema reference) {
        return reference.getRef().substring(PREFIX.length());
    }

    /** The names that a schema itself refers to, anywhere in it. */
    static Stream<String> below(Schema schema) {
        if (schema == null) {
            return Stream.empty();
        }
        return Stream.concat(
                Optional.ofNullable(schema.getRef()).stream().map(_ -> nameIn(schema)),
                parts(schema).flatMap(References::below));
    }

    /** The name and all that can be reached from it. */
    static Set<String> reachable(OpenAPI document, String name) {
        var found = new LinkedHashSet<String>();
        var left = new ArrayDeque<>(List.of(name));
        while (!left.isEmpty()) {
            var next = left.poll();
            if (found.add(next)) {
                below(document.getComponents().getSchemas().get(next)).forEach(left::add);
            }
        }
        return found;
    }

    static Stream<Schema> parts(Schema schema) {
        return Stream.of(
                        Optional.ofNullable(schema.getProperties()).stream().flatMap(all -> all.values().stream()),
                        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema(), schema.getNot()),
                        all(schema.getAllOf()),
                        all(schema.getAnyOf()),
                        all(schema.getOneOf()))
                .flatMap(part -> part)
                .filter(Objects::nonNull);
    }

    private static Stream<Schema> all(List<Schema> schemas) {
        return Optional.ofNullable(schemas).stream().flatMap(List::stream);
    }
}
