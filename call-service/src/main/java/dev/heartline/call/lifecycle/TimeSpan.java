package dev.heartline.call.lifecycle;

import java.time.Instant;

import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

/**
 * A time that a list is asked for.
 *
 * @param from the first instant of it; null: from the beginning
 * @param to the first instant after it; null: without an end
 */
public record TimeSpan(@Nullable Instant from, @Nullable Instant to) {

    /** What is before or after it no database can write down. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** A bad request where it is empty, or beyond the years 1 to 9999. */
    public TimeSpan {
        if (isBeyond(from) || isBeyond(to)) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "'from' and 'to' are of the years 1 to 9999");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "'from' is not before 'to'");
        }
    }

    private static boolean isBeyond(@Nullable Instant at) {
        return at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST));
    }
}
