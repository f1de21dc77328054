package dev.heartline.engagement.behavior;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.engagement.milestone.ReachedMilestone;
import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.engagement.policy.milestone.MilestoneType;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Ids;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.SourceType;

/**
 * Something that a user did.
 *
 * @param subject what it was about, null where there is nothing to name
 * @param attributes further facts by name
 */
record Behavior(
        UUID id,
        UUID userId,
        BehaviorKind kind,
        String subject,
        Map<String, String> attributes,
        Instant occurredAt,
        ToldBy toldBy) {

    /** The attribute that says where the user was, if not in the zone of the profile. */
    static final String ZONE = "zone";

    static Behavior of(BehaviorRecorded told) {
        return new Behavior(
                told.behaviorId(),
                told.userId(),
                told.kind(),
                told.subject(),
                told.attributes(),
                told.occurredAt(),
                ToldBy.HOST);
    }

    /** Who talked with the coach checked in. A call in which danger was heard is nothing to be counted. */
    static Optional<Behavior> of(Occasion call) {
        return call.action() == Action.CHECK_IN && !call.crisis()
                ? Optional.of(new Behavior(
                        Ids.derived("behavior", call.sourceId()),
                        call.userId(),
                        BehaviorKind.CHECK_IN,
                        null,
                        Map.of(),
                        call.actionAt(),
                        ToldBy.CALL))
                : Optional.empty();
    }

    /** A text that reports something counts as what it reports; a question or a STOP is none. */
    static Optional<Behavior> of(SmsReceived text) {
        return kindOf(text)
                .filter(_ -> text.userId() != null && !text.crisis())
                .map(kind -> new Behavior(
                        Ids.derived("behavior", text.messageId()),
                        text.userId(),
                        kind,
                        null,
                        Map.of(),
                        text.receivedAt(),
                        ToldBy.TEXT));
    }

    /** A milestone that was reached by it, as an occasion for a reward. Of one's weight nothing is. */
    Occasion reaching(ReachedMilestone milestone) {
        return new Occasion(
                Ids.derived("milestone reached", milestone.id()),
                userId,
                milestone.type() == MilestoneType.STREAK ? Action.STREAK_MILESTONE : Action.MILESTONE,
                SourceType.BEHAVIOR,
                milestone.id(),
                occurredAt,
                false,
                false,
                milestone.type() == MilestoneType.WEIGHT_GOAL ? "weight" : milestone.name());
    }

    /** A level that was reached with it. */
    Occasion levelUp(int activeDays) {
        var level = Ids.derived("level reached", userId, activeDays);
        return new Occasion(level, userId, Action.LEVEL_UP, SourceType.BEHAVIOR, level, occurredAt, false, false, "");
    }

    /**
     * What chance may reward, for itself: what the app tells. Of a call there is a decision of its own, texts are not rewarded, and
     * neither is opening the app or standing on the scales.
     */
    Optional<Occasion> draw() {
        if (toldBy != ToldBy.HOST) {
            return Optional.empty();
        }
        var action = switch (kind) {
            case HABIT_COMPLETED -> Action.HABIT_COMPLETED;
            case FOOD_LOGGED -> Action.FOOD_LOGGED;
            case LESSON_DONE -> Action.LESSON_DONE;
            case CHECK_IN -> Action.APP_CHECK_IN;
            case WEIGHT_LOGGED, APP_OPENED -> null;
        };
        return Optional.ofNullable(action)
                .map(it -> new Occasion(
                        Ids.derived("behavior drawn on", id),
                        userId,
                        it,
                        SourceType.BEHAVIOR,
                        id,
                        occurredAt,
                        false,
                        false,
                        subject == null ? "" : subject));
    }

    private static Optional<BehaviorKind> kindOf(SmsReceived text) {
        return switch (text.intent()) {
            case LOG_FOOD -> Optional.of(BehaviorKind.FOOD_LOGGED);
            case REPORT_PROGRESS -> Optional.of(BehaviorKind.CHECK_IN);
            case REQUEST_HELP, ASK_QUESTION, EMERGENCY, OPT_OUT, OPT_IN, OTHER -> Optional.empty();
        };
    }
}
