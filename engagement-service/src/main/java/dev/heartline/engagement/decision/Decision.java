package dev.heartline.engagement.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.engagement.policy.Ruling;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.engagement.policy.gate.Standing;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.events.Ids;
import dev.heartline.service.profile.KnownUser;

/**
 * A ruling on an occasion, as it goes to the log. Its identity follows from the event's.
 *
 * @param standing what it was made from
 * @param shadow what the version that watches would have ruled
 */
record Decision(Occasion occasion, Standing standing, Ruling ruling, Optional<Ruling> shadow, Instant decidedAt) {

    UUID id() {
        return Ids.derived("decision", occasion.eventId());
    }

    /** The day of the action by the user's calendar, as far as their zone is known: the same that the behaviour is counted on. */
    LocalDate day() {
        var zone = occasion.zone()
                .or(() -> standing.user().flatMap(KnownUser::zone))
                .orElse(ZoneOffset.UTC);
        var at = occasion.actionAt().isBefore(decidedAt) ? occasion.actionAt() : decidedAt;
        return UserDay.of(at, zone);
    }

    UUID rewardId() {
        return Ids.derived("reward", occasion.eventId());
    }
}
