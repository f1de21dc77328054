package dev.heartline.memory.knowledge;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Documents may be as long as this service's limit for bodies says; of what else announces its length, what all services' limit is stays
 * so here.
 */
@Singleton
class ShortBodies {

    /** Before bodies are read. */
    private static final int EARLY = 9_000;

    /** Bytes: the limit of all services (quarkus.http.limits.max-body-size). */
    private static final long LONGEST = 256 * 1024;

    void register(@Observes Filters filters) {
        filters.register(ShortBodies::check, EARLY);
    }

    private static void check(RoutingContext context) {
        if (length(context) > LONGEST && !context.normalizedPath().startsWith("/knowledge")) {
            context.response()
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end();
        } else {
            context.next();
        }
    }

    /** As it is announced; of a body that comes in chunks nothing is. */
    private static long length(RoutingContext context) {
        var announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return announced == null ? 0 : Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
