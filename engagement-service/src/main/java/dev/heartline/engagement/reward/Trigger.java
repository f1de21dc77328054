package dev.heartline.engagement.reward;

import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.events.vocabulary.TriggerType;
import dev.heartline.events.vocabulary.WireNamed;

/** What a reward is given for; its wire name is the {@code trigger_name}. */
public enum Trigger implements WireNamed {
    FIRST_COACHING_CALL(TriggerType.BADGE_UNLOCK),
    COACHING_CALL(TriggerType.SURPRISE_REWARD),
    VICTORY_SHARED(TriggerType.SOCIAL_RECOGNITION),
    STREAK_REACHED(TriggerType.STREAK_MILESTONE),
    MILESTONE_REACHED(TriggerType.BADGE_UNLOCK);

    private final TriggerType type;

    Trigger(TriggerType type) {
        this.type = type;
    }

    public TriggerType type() {
        return type;
    }

    /** @throws IllegalArgumentException if nothing is given for this reason */
    public static Trigger of(Reason reason) {
        return switch (reason) {
            case FIRST_COACHING_CALL -> FIRST_COACHING_CALL;
            case VICTORY_SHARED -> VICTORY_SHARED;
            case DRAW_WON -> COACHING_CALL;
            case STREAK_REACHED -> STREAK_REACHED;
            case MILESTONE_REACHED -> MILESTONE_REACHED;
            default -> throw new IllegalArgumentException("nothing is given for " + reason);
        };
    }
}
