package dev.heartline.engagement.reward;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.events.vocabulary.TriggerType;
import dev.heartline.events.vocabulary.WireNamed;

/** What a reward is given for; its wire name is the {@code trigger_name}. */
public enum Trigger implements WireNamed {
    FIRST_COACHING_CALL(TriggerType.BADGE_UNLOCK),
    COACHING_CALL(TriggerType.SURPRISE_REWARD),
    VICTORY_SHARED(TriggerType.SOCIAL_RECOGNITION),
    STREAK_REACHED(TriggerType.STREAK_MILESTONE),
    MILESTONE_REACHED(TriggerType.BADGE_UNLOCK),
    LEVEL_REACHED(TriggerType.LEVEL_UP),
    HABIT_COMPLETED(TriggerType.SURPRISE_REWARD),
    FOOD_LOGGED(TriggerType.SURPRISE_REWARD),
    LESSON_DONE(TriggerType.SURPRISE_REWARD),
    APP_CHECK_IN(TriggerType.SURPRISE_REWARD);

    private final TriggerType type;

    Trigger(TriggerType type) {
        this.type = type;
    }

    public TriggerType type() {
        return type;
    }

    /** @throws IllegalArgumentException if nothing is given for this reason */
    public static Trigger of(Reason reason, Action action) {
        return switch (reason) {
            case FIRST_COACHING_CALL -> FIRST_COACHING_CALL;
            case VICTORY_SHARED -> VICTORY_SHARED;
            case DRAW_WON -> drawnOn(action);
            case LEVEL_REACHED -> LEVEL_REACHED;
            case STREAK_REACHED -> STREAK_REACHED;
            case MILESTONE_REACHED -> MILESTONE_REACHED;
            default -> throw new IllegalArgumentException("nothing is given for " + reason);
        };
    }

    /** What a draw is made on. */
    public static Trigger drawnOn(Action action) {
        return switch (action) {
            case CHECK_IN -> COACHING_CALL;
            case HABIT_COMPLETED -> HABIT_COMPLETED;
            case FOOD_LOGGED -> FOOD_LOGGED;
            case LESSON_DONE -> LESSON_DONE;
            case APP_CHECK_IN -> APP_CHECK_IN;
            case MISSED_CALL, VICTORY, STREAK_MILESTONE, MILESTONE, LEVEL_UP, HOOK, SOCIAL_PROOF, LEADERBOARD ->
                throw new IllegalArgumentException("no draw is made on " + action);
        };
    }
}
