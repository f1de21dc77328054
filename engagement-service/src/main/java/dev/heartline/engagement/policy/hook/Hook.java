package dev.heartline.engagement.policy.hook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;

/**
 * Something worth coming back for.
 *
 * @param expiresAt when it is no longer true; empty where it stays true
 * @param kind what the user would do about it; empty for coming back alone
 * @param subject the habit's name, empty where the kind has none
 * @param friend whom it names; empty where it names nobody
 * @param stacked the user wanted to do it after something that is done
 */
public record Hook(
        HookType type,
        String message,
        Urgency urgency,
        Optional<Instant> expiresAt,
        Optional<BehaviorKind> kind,
        String subject,
        Optional<UUID> friend,
        boolean stacked) {

    /** Whether it is only today that it can be told: what stays true can wait until nothing of today may come any more. */
    boolean isOfToday() {
        return switch (type) {
            case STREAK_AT_RISK, UNCOMPLETED_TASK -> true;
            case PENDING_ACHIEVEMENT, FRIEND_ACTIVITY, PERSONALIZED_INSIGHT -> false;
        };
    }
}
