package dev.heartline.service.web;

import java.util.Locale;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Shows the words of closed sets in the OpenAPI document by their wire names; the scanner knows only their names in Java. */
public class WireNamesInOpenApi implements OASFilter {

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(word -> word instanceof String name ? (Object) name.toLowerCase(Locale.ROOT) : word)
                    .toList());
        }
        return schema;
    }
}
