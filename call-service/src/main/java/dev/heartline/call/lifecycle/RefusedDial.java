package dev.heartline.call.lifecycle;

import java.time.Instant;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A carrier that would not dial a call, which was then given to another one.
 *
 * @param reason a status or code of the carrier
 */
record RefusedDial(
        String carrier,

        @Schema(enumeration = {"rejected", "busy", "account_refused"})
        String outcome,

        String reason,
        Instant refusedAt) {

    static final String OF_CALL = "select * from refused_dials where call_id = $1 order by refused_at";

    static RefusedDial read(Row row) {
        return new RefusedDial(
                row.getString("carrier"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getOffsetDateTime("refused_at").toInstant());
    }
}
