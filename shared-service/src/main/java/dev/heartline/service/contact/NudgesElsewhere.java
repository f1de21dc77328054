package dev.heartline.service.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Who knows what other services bring users back with tells the contact policy, so that no two do so on one day. */
public interface NudgesElsewhere {

    /**
     * When this user was last nudged by another service; empty if never.
     *
     * @param subjectId of the contact that is about to be made: what carries that very nudge is none besides it
     */
    Uni<Optional<Instant>> last(SqlClient client, UUID userId, UUID subjectId);
}
