package dev.heartline.memory.pattern;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.events.RewardTriggered;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.memory.pattern.Interaction.Kind;
import dev.heartline.memory.preference.ObservedPreference;
import dev.heartline.memory.preference.ObservedPreference.Key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SeenPreferencesTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Instant NOW = at("2026-07-15T12:00");

    private final List<Interaction> told = new ArrayList<>();

    @Test
    void whoWritesOnManyDaysAndCallsOnFewComesByText() {
        for (int day = 1; day <= 8; day++) {
            happened(Kind.TEXT, "2026-07-14T18:00", day);
            happened(Kind.TEXT, "2026-07-14T18:05", day);
        }
        happened(Kind.CALL_MADE, "2026-07-14T09:00", 3);

        var seen = seen();

        assertThat(seen).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo(Key.COMES_BY);
            assertThat(one.value()).isEqualTo("text");
            assertThat(one.supporting()).as("days, not texts").isEqualTo(8);
            assertThat(one.opposing()).isEqualTo(1);
            assertThat(one.confidence()).isCloseTo(9.0 / 11, within(1e-9));
            assertThat(one.lastSeen()).isEqualTo(at("2026-07-13T18:05"));
        });
    }

    @Test
    void fewDaysOrACloseCallShowNothing() {
        for (int day = 1; day <= 4; day++) {
            happened(Kind.TEXT, "2026-07-14T18:00", day);
        }
        assertThat(seen()).isEmpty();

        for (int day = 5; day <= 9; day++) {
            happened(Kind.TEXT, "2026-07-14T18:00", day);
            happened(Kind.CALL_MADE, "2026-07-14T18:00", day);
        }
        assertThat(seen()).isEmpty();
    }

    @Test
    void whoAnswersInTheEveningAndNotInTheMorningAnswersBestInTheEveningOfTheirZone() {
        for (int day = 1; day <= 5; day++) {
            push("2026-07-14T19:30", day, 20);
            push("2026-07-14T08:30", day, -1);
        }

        assertThat(seen()).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo(Key.ANSWERS_BEST_IN);
            assertThat(one.value()).isEqualTo("evening");
            assertThat(one.supporting()).isEqualTo(5);
            assertThat(one.opposing()).isZero();
        });
    }

    @Test
    void whoWasNeverTriedAtAnotherTimeShowsNothingAndNeitherDoesWhoAlwaysAnswers() {
        for (int day = 1; day <= 6; day++) {
            push("2026-07-14T19:30", day, 20);
        }
        assertThat(seen()).isEmpty();

        for (int day = 1; day <= 6; day++) {
            push("2026-07-14T08:30", day, 20);
        }
        assertThat(seen()).isEmpty();
    }

    @Test
    void whatMayStillBeAnsweredIsNotUnansweredAndACardInTheAppReachesForNobody() {
        for (int day = 1; day <= 5; day++) {
            push("2026-07-14T19:30", day, 20);
        }
        for (int hour = 0; hour < 5; hour++) {
            told.add(message(Channel.PUSH, at("2026-07-15T07:00").plus(Duration.ofHours(hour)), -1));
            told.add(message(Channel.IN_APP, at("2026-07-10T07:00").plus(Duration.ofHours(hour)), -1));
        }

        assertThat(seen()).isEmpty();
    }

    @Test
    void aRewardOfTheNightWhoseTextWaitsForTheMorningShowsNothingOfWhenSomebodyAnswers() {
        for (int day = 1; day <= 6; day++) {
            var night = at("2026-07-13T22:30").minus(Duration.ofDays(day));
            var reward = interaction(UUID.randomUUID(), Kind.REWARD, night, null);
            told.add(reward);
            told.add(interaction(
                    RewardTriggered.textOf(reward.id()), Kind.MESSAGE, night.plus(Duration.ofHours(10)), Channel.SMS));
            happened(Kind.ACTION, "2026-07-13T22:32", day);
            push("2026-07-13T15:00", day, -1);
        }

        assertThat(seen()).isEmpty();
    }

    private static Interaction interaction(UUID id, Kind kind, Instant at, Channel channel) {
        return new Interaction(id, UUID.randomUUID(), kind, at, null, null, null, channel, null);
    }

    private List<ObservedPreference> seen() {
        return SeenPreferences.in(told, LISBON, NOW);
    }

    private void happened(Kind kind, String local, int daysBefore) {
        told.add(new Interaction(
                UUID.randomUUID(),
                UUID.randomUUID(),
                kind,
                at(local).minus(Duration.ofDays(daysBefore)),
                null,
                null,
                null));
    }

    /** @param minutes until it was answered; negative where it was not */
    private void push(String local, int daysBefore, int minutes) {
        told.add(message(Channel.PUSH, at(local).minus(Duration.ofDays(daysBefore)), minutes));
    }

    private static Interaction message(Channel channel, Instant at, int minutes) {
        return new Interaction(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Kind.MESSAGE,
                at,
                null,
                null,
                null,
                channel,
                minutes < 0 ? null : at.plus(Duration.ofMinutes(minutes)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(LISBON).toInstant();
    }
}
