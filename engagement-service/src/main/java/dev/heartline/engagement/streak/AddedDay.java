package dev.heartline.engagement.streak;

import dev.heartline.engagement.policy.streak.Streak;

/**
 * A day that was added to a streak.
 *
 * @param streak as it stands with it
 * @param isNew false where the day was one of it before
 */
public record AddedDay(Streak streak, boolean isNew) {}
