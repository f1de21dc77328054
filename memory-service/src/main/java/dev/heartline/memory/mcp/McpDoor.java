package dev.heartline.memory.mcp;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.security.AuthenticationException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Refuses a token that is no good in our own words, before the protocol's library answers with the name of the exception. */
@Singleton
class McpDoor {

    private static final int BEFORE_THE_LIBRARY = -9_000;

    /** As the library numbers it. */
    private static final int SECURITY_ERROR = -32_001;

    void register(@Observes Router router) {
        router.route("/mcp").order(BEFORE_THE_LIBRARY).failureHandler(McpDoor::refuse);
        router.route("/mcp/*").order(BEFORE_THE_LIBRARY).failureHandler(McpDoor::refuse);
    }

    private static void refuse(RoutingContext context) {
        if (!(context.failure() instanceof AuthenticationException)
                || context.response().headWritten()) {
            context.next();
            return;
        }
        var error = new JsonObject().put("code", SECURITY_ERROR).put("message", "the bearer token is not valid");
        context.response()
                .setStatusCode(401)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("jsonrpc", "2.0")
                        .putNull("id")
                        .put("error", error)
                        .encode());
    }
}
