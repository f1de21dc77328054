package dev.heartline.engagement.policy.milestone;

import java.util.List;

import dev.heartline.events.vocabulary.WireNamed;

/** What a ladder is about. */
public enum MilestoneType implements WireNamed {
    /** Per cent of the way. */
    WEIGHT_GOAL(25, 50, 75, 90, 100),
    /** Days in a row. */
    STREAK(3, 7, 14, 30, 60, 100, 180, 365),
    /** Days on which food was logged. */
    DAYS_LOGGED(7, 14, 30, 60, 100, 180, 365),
    LESSONS_COMPLETED(1, 5, 10, 25, 50, 100),
    /** Habits that were done on {@link #FORMED} days. */
    HABITS_FORMED(1, 2, 3, 5, 10);

    /**
     * Days until a habit is one.
     *
     * @see <a href="https://doi.org/10.1002/ejsp.674">Lally et al.: How are habits formed (2010), median 66 days</a>
     */
    public static final int FORMED = 66;

    private final List<Integer> rungs;

    MilestoneType(Integer... rungs) {
        this.rungs = List.of(rungs);
    }

    /** Rising. */
    public List<Integer> rungs() {
        return rungs;
    }

    /** One's body is nobody else's business, so there is nothing to share. */
    public boolean shareable() {
        return this != WEIGHT_GOAL;
    }
}
