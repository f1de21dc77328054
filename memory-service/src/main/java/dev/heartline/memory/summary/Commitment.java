package dev.heartline.memory.summary;

import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * What the user said they would do.
 *
 * @param sourceId the call or the text in which they said so
 */
public record Commitment(String text, SourceType sourceType, UUID sourceId) {

    static Commitment read(Row row) {
        return new Commitment(
                row.getString("commitment"),
                WireNamed.of(SourceType.class, row.getString("source_type")),
                row.getUUID("source_id"));
    }
}
