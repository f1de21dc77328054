package dev.heartline.memory.summary;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.memory.episode.Denied;
import dev.heartline.memory.episode.MemoryReader;

/** Finds what nobody is told any more: memories and commitments that were denied by hand. */
@ApplicationScoped
class ForgottenReader {

    private static final String COMMITMENTS =
            "select wording, denied_at from denied_commitments where user_id = $1 and restored_at is null";

    private final MemoryReader memories;

    ForgottenReader(MemoryReader memories) {
        this.memories = memories;
    }

    /** On one connection: both are sent one behind the other, and answered together. */
    Uni<Forgotten> of(SqlClient client, UUID userId) {
        return Uni.combine()
                .all()
                .unis(
                        memories.denied(client, userId),
                        client.preparedQuery(COMMITMENTS).execute(Tuple.of(userId)))
                .with((denied, rows) -> new Forgotten(Stream.concat(
                                denied.stream(),
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> new Denied(
                                                row.getString("wording"),
                                                row.getOffsetDateTime("denied_at")
                                                        .toInstant(),
                                                List.of())))
                        .toList()));
    }
}
