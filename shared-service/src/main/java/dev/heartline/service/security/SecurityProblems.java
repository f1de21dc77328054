package dev.heartline.service.security;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.heartline.service.limit.CallerLimits;

/**
 * Answers for callers whose token is missing or no good. They stand before the mappers of the problem library, whose
 * release was compiled against another shape of Quarkus' authentication challenge and fails on it.
 */
class SecurityProblems {

    private final CallerLimits limits;

    SecurityProblems(CallerLimits limits) {
        this.limits = limits;
    }

    /** {@link LimitedRequests} has counted it. */
    @ServerExceptionMapper(priority = 1)
    Response missing(UnauthorizedException missing) {
        return problem("a bearer token is needed")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }

    /** Without a challenge: Quarkus, which looked at the token before any endpoint was found, has written one already. */
    @ServerExceptionMapper(priority = 1)
    Response refused(AuthenticationFailedException refused, RoutingContext context) {
        LimitedRequests.counted(context);
        return limits.failure(context.request())
                .orElseGet(() -> problem("the bearer token is not valid").build())
                .toResponse();
    }

    private static HttpProblem.Builder problem(String detail) {
        return HttpProblem.builder()
                .withStatus(Response.Status.UNAUTHORIZED)
                .withTitle(Response.Status.UNAUTHORIZED.getReasonPhrase())
                .withDetail(detail);
    }
}
