package dev.heartline.service.limit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends a request that takes too long: whose body comes drop by drop, or whose answer hangs on something. Not a websocket, which is
 * to last as long as the call.
 */
@Singleton
class RequestDeadline {

    /** Before everything else, the reading of bodies and tokens included. */
    private static final int FIRST = 10_000;

    private static final String PROBLEM =
            "{\"status\":503,\"title\":\"Service Unavailable\",\"detail\":\"The request took too long\"}";

    private final LimitConfig config;

    RequestDeadline(LimitConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext context) {
        if (isWebSocket(context.request())) {
            context.next();
            return;
        }
        var vertx = context.vertx();
        var timer = vertx.setTimer(config.requestTimeout().toMillis(), _ -> end(context.request(), context.response()));
        context.addEndHandler(_ -> vertx.cancelTimer(timer));
        context.next();
    }

    /** As RFC 6455, 4.1 has it. The header alone could be anybody's. */
    private static boolean isWebSocket(HttpServerRequest request) {
        return request.method() == HttpMethod.GET && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static void end(HttpServerRequest request, HttpServerResponse response) {
        if (response.headWritten() || response.closed()) {
            return;
        }
        response.setStatusCode(503)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Retry-After", "1")
                .putHeader("Connection", "close")
                .end(PROBLEM)
                .onComplete(_ -> request.connection().close());
    }
}
