package dev.heartline.memory.episode;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.vertx.mutiny.sqlclient.Row;

/**
 * What somebody said by hand never was so.
 *
 * @param at when they said it: what is told from then on is something new
 * @param said the turns that it was taken from
 */
public record Denied(String description, Instant at, List<String> said) {

    static Denied read(Row row) {
        return new Denied(
                row.getString("memory_description"),
                row.getOffsetDateTime("superseded_at").toInstant(),
                Arrays.asList(row.getArrayOfStrings("said")));
    }
}
