package dev.heartline.engagement.behavior;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.milestone.ReachedMilestone;
import dev.heartline.engagement.policy.gate.Gates;
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

    @ParameterizedTest
    @EnumSource(Sentiment.class)
    void whatIsReachedWithASadTextIsHeavy(Sentiment sentiment) {
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

        assertReached(Behavior.of(text).orElseThrow(), sentiment == Sentiment.NEGATIVE);
    }

    @ParameterizedTest
    @EnumSource(Sentiment.class)
    void whatIsLoggedInASadTextIsHeavy(Sentiment sentiment) {
        var logged = new BehaviorRecorded(
                Ids.next(), Gates.USER, BehaviorKind.FOOD_LOGGED, Instant.now(), "pizza", Map.of(), sentiment);

        assertReached(Behavior.of(logged), sentiment == Sentiment.NEGATIVE);
        assertThat(Behavior.of(logged).draw().orElseThrow().heavy()).isEqualTo(sentiment == Sentiment.NEGATIVE);
    }

    @Test
    void whatNobodyToldInWordsIsNotHeavy() {
        assertReached(
                Behavior.of(new BehaviorRecorded(
                        Ids.next(), Gates.USER, BehaviorKind.FOOD_LOGGED, Instant.now(), "pizza", Map.of())),
                false);
    }

    private static void assertReached(Behavior behavior, boolean heavy) {
        assertThat(behavior.levelUp(3).heavy()).isEqualTo(heavy);
        assertThat(behavior.reaching(MILESTONE).heavy()).isEqualTo(heavy);
    }
}
