package dev.heartline.memory.pattern;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.events.RewardTriggered;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MasterySpeed;
import dev.heartline.memory.pattern.Interaction.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class PatternsTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final UUID ANA = UUID.randomUUID();

    /** A Wednesday. */
    private static final Instant NOW =
            LocalDateTime.of(2026, 7, 15, 12, 0).atZone(LISBON).toInstant();

    private final List<Interaction> told = new ArrayList<>();

    @Test
    void hoursAndDaysAreThoseOfTheUsersZone() {
        for (int week = 1; week <= 4; week++) {
            happened(Kind.TEXT, "2026-07-13T23:30", week); // Mondays, in UTC too an hour earlier
            happened(Kind.CALL_MADE, "2026-07-14T00:30", week); // Tuesdays, in UTC Mondays
        }

        assertThat(patterns().mostActiveHours()).containsExactlyInAnyOrder(23, 0);
        assertThat(patterns().mostActiveDays()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
    }

    @Test
    void whatWeDoIsNoActivityOfTheUser() {
        for (int week = 1; week <= 4; week++) {
            reward("2026-07-13T09:00", week);
        }

        assertThat(patterns().mostActiveHours()).isEmpty();
        assertThat(patterns().preferredChannel()).isEmpty();
    }

    @Test
    void aResponseIsWhatTheUserDoesWithinADayOfAContact() {
        for (int week = 1; week <= 3; week++) {
            reward("2026-07-13T09:00", week);
            happened(Kind.TEXT, "2026-07-13T09:30", week);
            happened(Kind.TEXT, "2026-07-13T18:00", week);
        }
        reward("2026-07-14T19:00", 0);

        assertThat(patterns().averageResponseTime()).contains(Duration.ofMinutes(30));
    }

    @Test
    void theChannelIsTheOneThatTheUserChooses() {
        happened(Kind.CALL_TAKEN, "2026-07-10T09:00", 0);
        happened(Kind.CALL_TAKEN, "2026-07-11T09:00", 0);
        happened(Kind.CALL_TAKEN, "2026-07-12T09:00", 0);
        happened(Kind.TEXT, "2026-07-13T09:00", 0);
        happened(Kind.TEXT, "2026-07-14T09:00", 0);

        assertThat(patterns().preferredChannel()).contains(Channel.SMS);
    }

    @Test
    void typesThatAreAnsweredEngageAndOthersDoNot() {
        for (int week = 1; week <= 4; week++) {
            call(Kind.CALL_TAKEN, "celebration", "2026-07-13T18:00", week);
            call(Kind.CALL_MISSED, "accountability", "2026-07-10T10:00", week);
            call(week % 2 == 0 ? Kind.CALL_TAKEN : Kind.CALL_MISSED, "check_in", "2026-07-08T12:00", week);
        }
        call(Kind.CALL_TAKEN, "intervention", "2026-07-13T18:00", 0);

        assertThat(patterns().mostEngaging()).containsExactly("celebration");
        assertThat(patterns().leastEngaging()).containsExactly("accountability");
    }

    @Test
    void whatMessagesAskForEngagesWhereItIsDoneAndHowSoonIsToldByTheirChannel() {
        for (int day = 1; day <= 4; day++) {
            message(Channel.IN_APP, "log_dinner", at("2026-07-14T19:00", 0).minus(Duration.ofDays(day)), 90);
            message(Channel.PUSH, "weigh_in", at("2026-07-14T08:00", 0).minus(Duration.ofDays(day)), 60 * 30);
            message(Channel.SMS, null, at("2026-07-14T12:00", 0).minus(Duration.ofDays(day)), day * 10);
        }

        assertThat(patterns().mostEngaging()).containsExactly("log_dinner");
        assertThat(patterns().leastEngaging()).containsExactly("weigh_in");
        assertThat(patterns().responseTimes())
                .containsExactly(
                        Map.entry(Channel.SMS, Duration.ofMinutes(25)),
                        Map.entry(Channel.IN_APP, Duration.ofMinutes(90)));
    }

    @Test
    void whatWeWriteInAConversationTellsNothingOfHowSomebodyIsReached() {
        for (int day = 1; day <= 4; day++) {
            var evening = at("2026-07-14T19:00", 0).minus(Duration.ofDays(day));
            told.add(one(Kind.TEXT, evening, null, null));
            message(Channel.SMS, "log_dinner", evening.plus(Duration.ofMinutes(1)), 2);
        }

        assertThat(patterns().responseTimes()).isEmpty();
        assertThat(patterns().averageResponseTime()).isEmpty();
        assertThat(patterns().mostEngaging()).isEmpty();
    }

    @Test
    void theTextOfARewardIsThatRewardAndNotAContactMore() {
        for (int day = 1; day <= 3; day++) {
            var at = at("2026-07-14T10:00", 0).minus(Duration.ofDays(day));
            var reward = one(Kind.REWARD, at, "streak_milestone", null);
            told.add(reward);
            told.add(message(
                    RewardTriggered.textOf(reward.id()), Channel.SMS, null, at.plus(Duration.ofMinutes(5)), 10));
            told.add(one(Kind.TEXT, at.plus(Duration.ofMinutes(15)), null, null));
        }

        assertThat(patterns().averageResponseTime()).contains(Duration.ofMinutes(10));
        assertThat(patterns().responseTimes()).containsExactly(Map.entry(Channel.SMS, Duration.ofMinutes(10)));
        assertThat(patterns().mostEngaging()).containsExactly("streak_milestone");
    }

    @Test
    void aRewardThatWasHeldOverNightIsAContactOfTheMorningAndOneThatNeverArrivedIsNone() {
        for (int day = 1; day <= 4; day++) {
            var evening = at("2026-07-13T22:30", 0).minus(Duration.ofDays(day));
            reward("streak_milestone", evening, Duration.ofHours(10));
            told.add(one(Kind.TEXT, evening.plus(Duration.ofHours(10).plusMinutes(40)), null, null));
            told.add(one(Kind.REWARD, evening.minus(Duration.ofDays(40)), "level_up", null));
        }

        assertThat(patterns().averageResponseTime()).contains(Duration.ofMinutes(40));
        assertThat(patterns().responseTimes()).containsExactly(Map.entry(Channel.SMS, Duration.ofMinutes(40)));
        assertThat(patterns().mostEngaging()).containsExactly("streak_milestone");
        assertThat(patterns().leastEngaging()).isEmpty();
    }

    @Test
    void aRewardThatArrivesInAConversationTellsNothingOfHowSomebodyIsReached() {
        for (int day = 1; day <= 4; day++) {
            var evening = at("2026-07-14T19:00", 0).minus(Duration.ofDays(day));
            told.add(one(Kind.TEXT, evening, null, null));
            reward("streak_milestone", evening.plus(Duration.ofMinutes(1)), Duration.ZERO);
            told.add(one(Kind.TEXT, evening.plus(Duration.ofMinutes(2)), null, null));
        }

        assertThat(patterns().averageResponseTime()).isEmpty();
        assertThat(patterns().responseTimes()).isEmpty();
        assertThat(patterns().mostEngaging()).isEmpty();
    }

    @Test
    void callsAreBestAtHoursWhenTheyAreTakenRatherThanMissed() {
        for (int week = 1; week <= 4; week++) {
            call(Kind.CALL_TAKEN, "check_in", "2026-07-13T18:10", week);
            call(Kind.CALL_MISSED, "check_in", "2026-07-14T10:10", week);
        }
        call(Kind.CALL_TAKEN, "check_in", "2026-07-14T10:10", 0);

        assertThat(patterns().bestCallTimes()).containsExactly(LocalTime.of(18, 0));
        assertThat(patterns().prefersScheduledCalls()).contains(true);
        assertThat(patterns().averageCallDuration()).contains(Duration.ofSeconds(300));
    }

    @Test
    void whoCallsByThemselvesPrefersThatToOurCalls() {
        for (int week = 1; week <= 3; week++) {
            happened(Kind.CALL_MADE, "2026-07-13T18:10", week);
        }
        call(Kind.CALL_TAKEN, "check_in", "2026-07-14T10:10", 1);

        assertThat(patterns().prefersScheduledCalls()).contains(false);
    }

    @Test
    void lessonsThatAreRepeatedTellHowMuchRepetitionIsNeeded() {
        lesson("sleep", "2026-07-01T10:00", 3);
        lesson("sugar", "2026-07-02T10:00", 2);
        lesson("stress", "2026-07-03T10:00", 1);

        assertThat(patterns().repetitions()).contains(2);
        assertThat(patterns().masterySpeed()).contains(MasterySpeed.MEDIUM);
    }

    @Test
    void aLessonEachAtOnceIsFastAndTwoLessonsTellNothing() {
        lesson("sleep", "2026-07-01T10:00", 1);
        lesson("sugar", "2026-07-02T10:00", 1);
        assertThat(patterns().masterySpeed()).isEmpty();

        lesson("stress", "2026-07-03T10:00", 1);
        assertThat(patterns().masterySpeed()).contains(MasterySpeed.FAST);
    }

    @Test
    void aNewHabitOutweighsAnOldOneInTime() {
        for (int day = 0; day < 6; day++) {
            told.add(one(Kind.TEXT, NOW.minus(Duration.ofDays(80 + day)), null, null));
        }
        for (int day = 1; day <= 4; day++) {
            told.add(one(Kind.TEXT, NOW.minus(Duration.ofDays(day)).minus(Duration.ofHours(5)), null, null));
        }

        assertThat(patterns().mostActiveHours()).first().isEqualTo(7);
    }

    @Test
    void confidenceGrowsWithWhatIsKnown() {
        assertThat(patterns().confidence()).isZero();

        for (int n = 0; n < 20; n++) {
            told.add(one(Kind.TEXT, NOW.minus(Duration.ofMinutes(n)), null, null));
        }
        assertThat(patterns().confidence()).isEqualTo(0.5);
        assertThat(patterns().preferredChannel()).contains(Channel.SMS);
    }

    @Test
    void whatIsReportedOfTheFutureTellsNothing() {
        for (int n = 1; n < 5; n++) {
            told.add(one(Kind.ACTION, NOW.plus(Duration.ofHours(n)), null, null));
        }

        assertThat(patterns()).isEqualTo(Patterns.of(List.of(), LISBON, NOW));
        assertThat(patterns().prefersScheduledCalls()).isEqualTo(Optional.empty());
    }

    private Patterns patterns() {
        return Patterns.of(told, LISBON, NOW);
    }

    private void happened(Kind kind, String local, int weeksBefore) {
        told.add(one(kind, at(local, weeksBefore), null, null));
    }

    /** One whose text arrives at once. */
    private void reward(String local, int weeksBefore) {
        reward("streak_milestone", at(local, weeksBefore), Duration.ZERO);
    }

    private void reward(String trigger, Instant at, Duration untilItArrives) {
        var reward = one(Kind.REWARD, at, trigger, null);
        told.add(reward);
        told.add(new Interaction(
                RewardTriggered.textOf(reward.id()),
                ANA,
                Kind.MESSAGE,
                at.plus(untilItArrives),
                null,
                null,
                null,
                Channel.SMS,
                null));
    }

    private void call(Kind kind, String purpose, String local, int weeksBefore) {
        told.add(one(kind, at(local, weeksBefore), purpose, null));
    }

    private void message(Channel channel, String asks, Instant at, int minutes) {
        told.add(message(UUID.randomUUID(), channel, asks, at, minutes));
    }

    /** @param minutes until the user engaged with it */
    private static Interaction message(UUID id, Channel channel, String asks, Instant at, int minutes) {
        return new Interaction(
                id, ANA, Kind.MESSAGE, at, asks, null, null, channel, at.plus(Duration.ofMinutes(minutes)));
    }

    private void lesson(String subject, String local, int times) {
        for (int n = 0; n < times; n++) {
            told.add(one(Kind.LESSON, at(local, 0).plus(Duration.ofDays(n)), null, subject));
        }
    }

    private static Instant at(String local, int weeksBefore) {
        return LocalDateTime.parse(local).minusWeeks(weeksBefore).atZone(LISBON).toInstant();
    }

    private static Interaction one(Kind kind, Instant at, String type, String subject) {
        boolean spoke = kind == Kind.CALL_TAKEN || kind == Kind.CALL_MADE;
        return new Interaction(UUID.randomUUID(), ANA, kind, at, type, spoke ? 300 : null, subject);
    }
}
