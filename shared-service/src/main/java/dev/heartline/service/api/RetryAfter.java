package dev.heartline.service.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** When to ask again. */
final class RetryAfter {

    static final String NAME = "Retry-After";

    private RetryAfter() {}

    static Header header() {
        return OASFactory.createHeader()
                .description("Seconds after which to ask again.")
                .schema(OASFactory.createSchema().addType(SchemaType.INTEGER));
    }
}
