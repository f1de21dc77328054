package dev.heartline.engagement.social;

import java.time.Instant;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.events.vocabulary.BehaviorKind;

/**
 * A challenge.
 *
 * @param kind what is to be done
 * @param goalDays on how many days
 * @param places that there are
 * @param free places, now
 * @param expiresAt its end, which nobody can move
 */
@Schema(name = "Challenge")
record ChallengeView(
        UUID challengeId,
        String name,
        @Schema(implementation = BehaviorKind.class) String kind,
        int goalDays,
        int places,
        int free,
        Instant startsAt,
        Instant expiresAt) {

    static ChallengeView read(Row row) {
        return new ChallengeView(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("kind"),
                row.getInteger("goal_days"),
                row.getInteger("places"),
                row.getInteger("places") - row.getInteger("taken"),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
