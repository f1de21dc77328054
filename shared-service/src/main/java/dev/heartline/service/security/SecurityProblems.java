package dev.heartline.service.security;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers for callers whose token is missing or no good. They stand before the mappers of the problem library, whose
 * release was compiled against another shape of Quarkus' authentication challenge and fails on it.
 */
class SecurityProblems {

    @ServerExceptionMapper(priority = 1)
    Response missing(UnauthorizedException missing) {
        return challenge("a bearer token is needed");
    }

    @ServerExceptionMapper(priority = 1)
    Response refused(AuthenticationFailedException refused) {
        return challenge("the bearer token is not valid");
    }

    private static Response challenge(String detail) {
        return HttpProblem.builder()
                .withStatus(Response.Status.UNAUTHORIZED)
                .withTitle(Response.Status.UNAUTHORIZED.getReasonPhrase())
                .withDetail(detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
