package dev.heartline.engagement.milestone;

import java.util.Optional;

import dev.heartline.engagement.policy.milestone.MilestoneType;
import dev.heartline.events.vocabulary.WireNamed;

/** What the numbers of a ladder count, in words. */
final class Units {

    private Units() {}

    static String of(String type, double goal) {
        boolean one = goal == 1;
        return switch (WireNamed.of(MilestoneType.class, type)) {
            case STREAK, DAYS_LOGGED -> "days";
            case LESSONS_COMPLETED -> one ? "lesson" : "lessons";
            case HABITS_FORMED -> one ? "habit" : "habits";
            case WEIGHT_GOAL -> "per cent of the way";
        };
    }

    /** What comes after this one, and how far it is. */
    static Optional<String> next(MilestoneView milestone) {
        if (milestone.nextMilestoneName() == null || milestone.distanceToNext() == null) {
            return Optional.empty();
        }
        long left = (long) Math.ceil(milestone.distanceToNext());
        return Optional.of(
                milestone.nextMilestoneName().equals(milestone.milestoneName())
                        ? "%d to go".formatted(left)
                        : "Next: %s, %d to go".formatted(milestone.nextMilestoneName(), left));
    }
}
