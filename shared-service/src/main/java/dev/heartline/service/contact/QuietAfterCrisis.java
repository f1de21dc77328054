package dev.heartline.service.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Who knows of crises tells the contact policy how long it stays quiet after one. */
public interface QuietAfterCrisis {

    /**
     * The end of the quiet time of this user or this number, whichever is later; empty where there was no crisis.
     *
     * @param number E.164; null where there is none
     */
    Uni<Optional<Instant>> until(SqlClient client, Optional<UUID> userId, String number);
}
