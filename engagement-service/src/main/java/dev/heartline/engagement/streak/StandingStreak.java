package dev.heartline.engagement.streak;

import dev.heartline.engagement.policy.streak.StreakStanding;

/**
 * A streak as it stands at some moment.
 *
 * @param days on how many days in all it was done
 */
public record StandingStreak(StreakKey key, StreakStanding standing, int days) {}
