package dev.heartline.engagement.policy.experiment;

import dev.heartline.events.vocabulary.WireNamed;

/** What is measured of somebody in the seven days after they met their variant: 0..1. */
public enum Measure implements WireNamed {
    /** Whether they did something for themselves on the day after. */
    ACTIVE_NEXT_DAY(false),
    /** On how many of the seven days they did. */
    ACTIVE_DAYS(false),
    /** Whether they opted out of a mechanic, or of rewards altogether. */
    OPTED_OUT(true),
    /** Whether what was rewarded by chance was done again within the hour. */
    REPEATED_WITHIN_HOUR(true),
    /** Whether they did nothing for themselves on any of the seven days. */
    LAPSED(true);

    private final boolean harm;

    Measure(boolean harm) {
        this.harm = harm;
    }

    /** The more of it the worse: a guardrail, and never an aim. */
    public boolean isHarm() {
        return harm;
    }
}
