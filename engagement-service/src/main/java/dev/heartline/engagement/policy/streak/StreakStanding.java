package dev.heartline.engagement.policy.streak;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How a streak stands at some moment.
 *
 * @param length 0 where it is over
 * @param freezesHeld what is left of them
 * @param doneToday nothing is asked of the user today
 * @param nextEnd when the next day that it needs is over everywhere: the streak then ends or, if there is one, a freeze is
 *     used; null where it is over
 */
public record StreakStanding(
        int length, int longest, LocalDate lastDay, int freezesHeld, boolean doneToday, Instant nextEnd) {

    static StreakStanding over(Streak streak, LocalDate today) {
        return new StreakStanding(0, streak.longest(), streak.lastDay(), 0, today.equals(streak.lastDay()), null);
    }

    public boolean isAlive() {
        return length > 0;
    }

    /** Whether the user has something to lose when {@code nextEnd} has come. */
    public boolean endsThen() {
        return isAlive() && freezesHeld == 0;
    }
}
