package dev.heartline.testing.api;

import java.net.URI;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Fails any test of a service that gets an answer over REST of which its OpenAPI document doesn't tell. */
public final class EveryAnswerIsDocumented implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(new Check());
    }

    private static final class Check implements Filter {

        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification expected,
                FilterContext context) {
            var response = context.next(request, expected);
            var asked = URI.create(request.getURI());
            if (asked.getPort() == DocumentedAnswers.port()) {
                DocumentedAnswers.ofServiceUnderTest()
                        .check(
                                request.getMethod(),
                                asked.getPath(),
                                response.statusCode(),
                                response.contentType(),
                                response.asString());
            }
            return response;
        }
    }
}
