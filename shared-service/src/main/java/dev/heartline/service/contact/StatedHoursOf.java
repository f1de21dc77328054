package dev.heartline.service.contact;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Who knows what users said of the hours at which they don't want to be contacted tells the contact policy. */
public interface StatedHoursOf {

    /** {@link StatedHours#NONE} where they said nothing of it. */
    Uni<StatedHours> user(SqlClient client, UUID userId);
}
