package dev.heartline.service.security;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import dev.heartline.service.limit.CallerLimits;

/**
 * Stops those who ask too often before anything is done for them, at whatever door of HTTP: by subject, and who brings no valid token
 * by address. Webhooks have no token: their door counts what is forged.
 */
@Singleton
class LimitedRequests {

    /** Of the two that look at the request's token (200) and at who may do what (100): between them. */
    private static final int WHO_IS_KNOWN = 150;

    /** Before the token is looked at: one that is no good ends the request there. */
    private static final int FIRST = 9_000;

    private static final String COUNTED = LimitedRequests.class.getName();
    private static final String WEBHOOKS = "/webhooks/";

    private final CallerLimits limits;

    LimitedRequests(CallerLimits limits) {
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
        filters.register(this::check, WHO_IS_KNOWN);
    }

    /** From here on somebody else has counted the request. */
    static void counted(RoutingContext context) {
        context.put(COUNTED, true);
    }

    /** A token that is no good is counted when it has been refused: nobody knows before. */
    private void watch(RoutingContext context) {
        context.addHeadersEndHandler(_ -> {
            var response = context.response();
            if (response.getStatusCode() == 401 && context.get(COUNTED) == null) {
                limits.failure(context.request()).ifPresent(refusal -> head(response, refusal));
            }
        });
        context.next();
    }

    private void check(RoutingContext context) {
        counted(context);
        var caller = context.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        boolean isKnown = caller != null && !caller.isAnonymous();
        if (!isKnown && context.normalizedPath().startsWith(WEBHOOKS)) {
            context.next();
            return;
        }
        var refusal = isKnown
                ? limits.request(caller.getPrincipal().getName(), isStaff(caller))
                : limits.failure(context.request());
        refusal.ifPresentOrElse(problem -> end(context, problem), context::next);
    }

    private static boolean isStaff(SecurityIdentity caller) {
        return caller.hasRole(Roles.OPERATOR) || caller.hasRole(Roles.SERVICE);
    }

    private static void end(RoutingContext context, HttpProblem problem) {
        head(context.response(), problem);
        context.response()
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("status", problem.getStatusCode())
                        .put("title", problem.getTitle())
                        .put("detail", problem.getDetail())
                        .encode());
    }

    private static void head(HttpServerResponse response, HttpProblem problem) {
        response.setStatusCode(problem.getStatusCode());
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, String.valueOf(value)));
    }
}
