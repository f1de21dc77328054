package dev.heartline.engagement.behavior;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.milestone.ReachedMilestone;
import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Gates;
import dev.heartline.engagement.policy.gate.HealthCheck;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.engagement.policy.milestone.MilestoneType;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Ids;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

import static org.assertj.core.api.Assertions.assertThat;

class HeavyBehaviorTest {

    private static final ReachedMilestone MILESTONE =
            new ReachedMilestone(Ids.next(), MilestoneType.STREAK, "3 days in a row of checking in");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsReachedWithATalkIsAsHeavyAsTheTalk(boolean heavy) {
        var talk = Gates.ofEvent(Gates.talk(), Ids.next(), false, heavy);

        assertReached(Behavior.of(talk).orElseThrow(), heavy);
    }

    /** "I finished the vodka again", on the third day in a row. */
    @ParameterizedTest
    @EnumSource(Sentiment.class)
    void whateverIsReachedWithATextNothingIsGivenForIt(Sentiment sentiment) {
        var text = new SmsReceived(
                Ids.next(),
                Gates.USER,
                Ids.next(),
                "twilio",
                "some words",
                Instant.now(),
                SmsIntent.REPORT_PROGRESS,
                0.9,
                sentiment,
                0.9,
                false,
                false);
        var meal = Ids.next();
        var read = new BehaviorRecorded(
                Ids.derived("behavior", meal),
                Gates.USER,
                BehaviorKind.FOOD_LOGGED,
                Instant.now(),
                "pizza",
                Map.of("message_id", meal.toString()),
                sentiment);

        assertThat(Stream.of(Behavior.of(text).orElseThrow(), Behavior.of(read)))
                .allSatisfy(told -> assertThat(told.occasions(List.of(MILESTONE), Optional.of(5), false))
                        .isEmpty())
                .allSatisfy(told -> assertThat(told.occasions(List.of(), Optional.empty(), false))
                        .isEmpty());
    }

    @Test
    void whatIsEarnedTakesThePlaceOfChanceAndALessonDoneAgainIsNoOccasion() {
        var lesson = Behavior.of(new BehaviorRecorded(
                Ids.next(), Gates.USER, BehaviorKind.LESSON_DONE, Instant.now(), "sleep", Map.of()));

        assertThat(actions(lesson.occasions(List.of(MILESTONE), Optional.of(5), false)))
                .containsExactly(Action.STREAK_MILESTONE, Action.LEVEL_UP);
        assertThat(actions(lesson.occasions(List.of(), Optional.empty(), false)))
                .containsExactly(Action.LESSON_DONE);
        assertThat(lesson.occasions(List.of(), Optional.empty(), true)).isEmpty();
    }

    /** Also where neither the rung nor the level has its name. */
    @Test
    void whatIsReachedByFastingIsKnownAsFasting() {
        var fast = Behavior.of(new BehaviorRecorded(
                Ids.next(), Gates.USER, BehaviorKind.HABIT_COMPLETED, Instant.now(), "fasting", Map.of()));
        var formed = new ReachedMilestone(Ids.next(), MilestoneType.HABITS_FORMED, "First habit formed");

        assertThat(fast.isWorthDoing()).isFalse();
        assertThat(fast.occasions(List.of(formed), Optional.of(5), false))
                .hasSize(2)
                .allMatch(occasion -> HealthCheck.isRisky(occasion.told()));
    }

    private static Stream<Action> actions(List<Occasion> occasions) {
        return occasions.stream().map(Occasion::action);
    }

    @ParameterizedTest
    @EnumSource(Sentiment.class)
    void whatAHostTellsOfSadlyIsHeavy(Sentiment sentiment) {
        var logged = new BehaviorRecorded(
                Ids.next(), Gates.USER, BehaviorKind.FOOD_LOGGED, Instant.now(), "pizza", Map.of(), sentiment);

        assertReached(Behavior.of(logged), sentiment == Sentiment.NEGATIVE);
    }

    @Test
    void whatNobodyToldInWordsIsNotHeavy() {
        assertReached(
                Behavior.of(new BehaviorRecorded(
                        Ids.next(), Gates.USER, BehaviorKind.FOOD_LOGGED, Instant.now(), "pizza", Map.of())),
                false);
    }

    private static void assertReached(Behavior behavior, boolean heavy) {
        assertThat(Stream.concat(
                        behavior.occasions(List.of(MILESTONE), Optional.of(5), false).stream(),
                        behavior.occasions(List.of(), Optional.empty(), false).stream()))
                .hasSizeGreaterThan(1)
                .allMatch(occasion -> occasion.heavy() == heavy);
    }
}
