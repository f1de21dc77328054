package dev.heartline.call.schedule;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

import jakarta.ws.rs.BadRequestException;

import io.quarkiverse.resteasy.problem.HttpProblem;

import dev.heartline.call.lifecycle.TimeSpan;

/**
 * Where in the list of scheduled calls a page ended: by values, so that the next page begins there whatever becomes of the call that
 * stood there.
 */
public record Place(Instant scheduledFor, UUID id) {

    /**
     * Reads {@code 2026-03-29T07:00:00Z,019a0000-0000-7000-8000-000000000001}. Its name is the one that queries are read by.
     *
     * @throws BadRequestException
     */
    public static Place fromString(String text) {
        var parts = text.split(",", -1);
        try {
            if (parts.length == 2) {
                var at = new TimeSpan(Instant.parse(parts[0]), null);
                return new Place(at.from(), UUID.fromString(parts[1]));
            }
        } catch (DateTimeParseException | IllegalArgumentException | HttpProblem e) {
            // As below.
        }
        throw new BadRequestException("'after' is scheduledFor and id of a call, with a comma between them");
    }
}
