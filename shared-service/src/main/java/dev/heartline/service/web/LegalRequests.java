package dev.heartline.service.web;

import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses paths and queries with {@link Characters} that may not be, and with times outside {@link PlausibleYears}. Headers can't hold
 * them, bodies: {@link LegalJson} and {@link PlausibleJson}.
 */
class LegalRequests {

    /** Characters. Longer ones are nothing that we would have given out or asked for. */
    private static final int LONGEST_VALUE = 500;

    @ServerRequestFilter
    void check(UriInfo uri) {
        var values = Stream.concat(
                        Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                                .flatMap(parameters -> parameters.values().stream())
                                .flatMap(List::stream),
                        uri.getQueryParameters().keySet().stream())
                .toList();
        if (!values.stream().allMatch(Characters::areLegal)) {
            throw HttpProblem.valueOf(
                    Status.BAD_REQUEST, "The address of the request holds a character that no text may hold");
        }
        if (values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "A parameter of the request is too long");
        }
        if (!values.stream().allMatch(PlausibleYears::holdWhatIsWritten)) {
            throw HttpProblem.valueOf(
                    Status.BAD_REQUEST, "A time or date of the request lies outside the years 1900 to 2200");
        }
    }
}
