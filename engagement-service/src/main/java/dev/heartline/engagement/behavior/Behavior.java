package dev.heartline.engagement.behavior;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.milestone.ReachedMilestone;
import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.HealthCheck;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.engagement.policy.milestone.MilestoneType;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Ids;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.service.profile.KnownUser;

/**
 * Something that a user did.
 *
 * @param subject what it was about, null where there is nothing to name
 * @param attributes further facts by name
 * @param heavy it was told of in a sad or a hard conversation or text
 * @param harm it was told of together with a lapse, a harm or a loss, or nobody could tell
 * @param revision what it does to what is known of it, null where it only tells of it
 */
record Behavior(
        UUID id,
        UUID userId,
        BehaviorKind kind,
        String subject,
        Map<String, String> attributes,
        Instant occurredAt,
        ToldBy toldBy,
        boolean heavy,
        boolean harm,
        @Nullable BehaviorRevision revision) {

    /** What makes a day one on which somebody did something for themselves. */
    private static final Set<BehaviorKind> WORTH_DOING = EnumSet.of(
            BehaviorKind.HABIT_COMPLETED, BehaviorKind.FOOD_LOGGED, BehaviorKind.LESSON_DONE, BehaviorKind.CHECK_IN);

    /** The attribute that says where the user was, if not in the zone of the profile. */
    private static final String ZONE = "zone";

    /** What a text logs is read by whoever answers it, and told like all else; which text it was is in its identity. */
    static Behavior of(BehaviorRecorded told) {
        return new Behavior(
                told.behaviorId(),
                told.userId(),
                told.kind(),
                told.subject(),
                told.attributes(),
                told.occurredAt(),
                told.wasTexted() ? ToldBy.TEXT : ToldBy.HOST,
                told.sentiment() == Sentiment.NEGATIVE,
                false,
                told.revision());
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
                        ToldBy.CALL,
                        call.heavy(),
                        call.harm(),
                        null))
                : Optional.empty();
    }

    /**
     * Who writes of what they did checked in; a question or a STOP is no check-in. What it was that they did is told by
     * {@code behavior.recorded}, before or after, and is a behaviour of its own. Who edits a text checked in once, and did not where
     * it reports nothing any more.
     */
    static Optional<Behavior> of(SmsReceived text) {
        boolean counts = reports(text) && !text.crisis();
        return text.userId() == null || !counts && text.replacesMessageId() == null
                ? Optional.empty()
                : Optional.of(new Behavior(
                        Ids.derived("check-in by text", text.saidFirstIn()),
                        text.userId(),
                        BehaviorKind.CHECK_IN,
                        null,
                        Map.of(),
                        text.receivedAt(),
                        ToldBy.TEXT,
                        text.sentiment() == Sentiment.NEGATIVE,
                        false,
                        counts ? null : BehaviorRevision.WITHDRAWS));
    }

    /** Whether it is certain on which day it was: else it is written down, and is of no day in a row. */
    boolean isDayCertain() {
        return !BehaviorRecorded.UNCERTAIN.equals(attributes.get(BehaviorRecorded.DAY));
    }

    /** Where the user was; empty where nobody says. */
    Optional<ZoneId> zone() {
        return KnownUser.zoneOf(attributes.get(ZONE));
    }

    boolean isWorthDoing() {
        return isWorthDoing(kind, named());
    }

    /** A habit of eating less, or nothing, is none of that. */
    static boolean isWorthDoing(BehaviorKind kind, String subject) {
        return WORTH_DOING.contains(kind) && !(kind == BehaviorKind.HABIT_COMPLETED && HealthCheck.isRisky(subject));
    }

    boolean isWithdrawn() {
        return revision == BehaviorRevision.WITHDRAWS;
    }

    /**
     * What may be rewarded of it. What is earned comes for certain; only where nothing is, chance has a say, and not on a lesson that
     * is done again. A text may tell of a lapse as well as of a success, and praise for a lapse would be a mockery: what is written
     * counts, and nothing is given for it. Nor for what is put right: it was decided on when it was told.
     *
     * @param reached the rungs that were reached with it
     * @param level the number of active days, where it makes a level
     * @param repeated a lesson that was done before
     */
    List<Occasion> occasions(List<ReachedMilestone> reached, Optional<Integer> level, boolean repeated) {
        if (toldBy == ToldBy.TEXT || revision != null) {
            return List.of();
        }
        var earned = Stream.concat(reached.stream().map(this::reaching), level.map(this::levelUp).stream())
                .toList();
        return earned.isEmpty() && !repeated ? draw().stream().toList() : earned;
    }

    /** A milestone that was reached by it. Of one's weight nothing is rewarded, nor of eating less, whatever the ladder is called. */
    private Occasion reaching(ReachedMilestone milestone) {
        return new Occasion(
                Ids.derived("milestone reached", milestone.id()),
                userId,
                milestone.type() == MilestoneType.STREAK ? Action.STREAK_MILESTONE : Action.MILESTONE,
                SourceType.BEHAVIOR,
                milestone.id(),
                occurredAt,
                false,
                heavy,
                harm,
                milestone.type() == MilestoneType.WEIGHT_GOAL ? "weight" : milestone.name() + " " + named(),
                zone());
    }

    /** A level that was reached with it. */
    private Occasion levelUp(int activeDays) {
        var level = Ids.derived("level reached", userId, activeDays);
        return new Occasion(
                level,
                userId,
                Action.LEVEL_UP,
                SourceType.BEHAVIOR,
                level,
                occurredAt,
                false,
                heavy,
                harm,
                named(),
                zone());
    }

    /**
     * What chance may reward, for itself: what the app tells. Of a call there is a decision of its own, and opening the app or
     * standing on the scales is not rewarded.
     */
    private Optional<Occasion> draw() {
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
                        heavy,
                        harm,
                        named(),
                        zone()));
    }

    private String named() {
        return subject == null ? "" : subject;
    }

    private static boolean reports(SmsReceived text) {
        return switch (text.intent()) {
            case LOG_FOOD, REPORT_PROGRESS -> true;
            case REQUEST_HELP, ASK_QUESTION, EMERGENCY, OPT_OUT, OPT_IN, OTHER -> false;
        };
    }
}
