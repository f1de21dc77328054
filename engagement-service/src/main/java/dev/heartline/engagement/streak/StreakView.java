package dev.heartline.engagement.streak;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.BehaviorKind;

/**
 * A streak as it stands now.
 *
 * @param subject the habit's name; empty where the kind has one streak only
 * @param lengthDays days in a row, 0 where it is over
 * @param longestDays the most there ever were in a row
 * @param days on how many days in all it was done
 * @param freezesHeld 0 to 2; each bridges a day that was missed, by itself
 * @param doneToday whether it was done today, in the user's own day
 * @param nextEnd when the next day that it needs is over in every zone the user was in lately; null where it is over
 */
@Schema(name = "Streak")
record StreakView(
        @Schema(implementation = BehaviorKind.class) String kind,
        String subject,
        int lengthDays,
        int longestDays,
        int days,
        LocalDate lastDay,
        int freezesHeld,
        boolean doneToday,
        @Nullable Instant nextEnd) {

    static StreakView of(StandingStreak streak) {
        var standing = streak.standing();
        return new StreakView(
                streak.key().kind().wireName(),
                streak.key().subject(),
                standing.length(),
                standing.longest(),
                streak.days(),
                standing.lastDay(),
                standing.freezesHeld(),
                standing.doneToday(),
                standing.nextEnd());
    }
}
