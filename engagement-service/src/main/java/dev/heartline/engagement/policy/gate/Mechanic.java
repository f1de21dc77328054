package dev.heartline.engagement.policy.gate;

import dev.heartline.events.vocabulary.WireNamed;

/** A way of the system to engage a user, which the user can do without: each has an opt-out of its own. */
public enum Mechanic implements WireNamed {
    STREAKS(false),
    LEVELS(false),
    BADGES(false),
    SURPRISE_REWARDS(true),
    SOCIAL_RECOGNITION(false),
    HOOKS(false),
    SOCIAL_PROOF(false),
    MILESTONES(false);

    private final boolean randomised;

    Mechanic(boolean randomised) {
        this.randomised = randomised;
    }

    /** Whether chance decides if the user gets something. */
    public boolean randomised() {
        return randomised;
    }
}
