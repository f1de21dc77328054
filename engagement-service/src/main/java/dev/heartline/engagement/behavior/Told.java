package dev.heartline.engagement.behavior;

import java.time.LocalDate;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.streak.StreakKey;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * A behaviour as it was told before.
 *
 * @param day of the user, on which it counts
 */
record Told(
        UUID id, UUID userId, BehaviorKind kind, @Nullable String subject, LocalDate day) {

    static Told read(Row row) {
        return new Told(
                row.getUUID("id"),
                row.getUUID("user_id"),
                WireNamed.of(BehaviorKind.class, row.getString("kind")),
                row.getString("subject"),
                row.getLocalDate("streak_day"));
    }

    /** Nobody puts right what another user did. */
    boolean isRevisedBy(Behavior behavior) {
        return behavior.revision() != null && behavior.userId().equals(userId);
    }

    StreakKey key() {
        return StreakKey.of(userId, kind, subject);
    }

    boolean isWorthDoing() {
        return Behavior.isWorthDoing(kind, subject == null ? "" : subject);
    }
}
