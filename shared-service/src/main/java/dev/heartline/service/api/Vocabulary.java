package dev.heartline.service.api;

import java.util.Locale;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The words of closed sets, by their wire names; the scanner knows only their names in Java. */
final class Vocabulary {

    private Vocabulary() {}

    static void showAsSent(OpenAPI document) {
        document.getComponents().getSchemas().values().forEach(Vocabulary::showAsSent);
    }

    private static void showAsSent(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(word -> word instanceof String name ? (Object) name.toLowerCase(Locale.ROOT) : word)
                    .toList());
        }
    }
}
