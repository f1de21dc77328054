package dev.heartline.engagement.policy.hook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.social.Friend;
import dev.heartline.engagement.policy.streak.StreakStanding;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;

import static org.assertj.core.api.Assertions.assertThat;

class HookPolicyTest {

    private static final Friend ANA = new Friend(UUID.randomUUID(), "Ana");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant EVENING = Instant.parse("2026-03-10T18:00:00Z"); // 19:00
    private static final Instant END = Instant.parse("2026-03-11T02:00:00Z"); // 03:00

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | false | 0 | true  | 0 | true  | eight hours before the end of the day",
                "3 | false | 0 | true  | 0 | true  | three days are worth it",
                "2 | false | 0 | true  | 0 | false | two are not",
                "5 | true  | 0 | true  | 0 | false | done today",
                "5 | false | 1 | true  | 0 | false | a freeze would bridge it",
                "5 | false | 0 | false | 0 | false | a minor",
                "5 | false | 0 | true  | 3 | false | too early to be worth a word",
                "0 | false | 0 | true  | 0 | false | it is over",
            })
    void aStreakIsAtRisk(
            int length, boolean done, int freezes, boolean adult, int hoursEarlier, boolean fits, String what) {
        var now = EVENING.minus(Duration.ofHours(hoursEarlier));
        var facts = facts(now, adult, Set.of(), List.of(doing("evening walk", length, done, freezes, 0, 0)));

        assertThat(HookPolicy.fitting(facts)).as(what).hasSize(fits ? 1 : 0);
    }

    @Test
    void theDeadlineOfAStreakIsTheEndOfItsDay() {
        var hooks =
                HookPolicy.fitting(facts(EVENING, true, Set.of(), List.of(doing("evening walk", 5, false, 0, 0, 0))));

        assertThat(hooks).singleElement().satisfies(hook -> {
            assertThat(hook.type()).isEqualTo(HookType.STREAK_AT_RISK);
            assertThat(hook.message())
                    .isEqualTo("You have 5 days in a row of evening walk. There is still time for today, if you like.");
            assertThat(hook.expiresAt()).contains(END);
            assertThat(hook.urgency()).isEqualTo(Urgency.MEDIUM);
        });
    }

    @ParameterizedTest
    @CsvSource({"3, 19, 1", "7, 20, 1", "2, 19, 0", "3, 18, 0"})
    void aTaskIsOpenAfterTheHourAtWhichItIsUsuallyDone(int ofLastWeek, int hourNow, int fitting) {
        var now = EVENING.plus(Duration.ofHours(hourNow - 19L));
        var facts = facts(now, true, Set.of(), List.of(doing("walk", 1, false, 0, ofLastWeek, 0)));

        assertThat(HookPolicy.fitting(facts).stream().filter(hook -> hook.type() == HookType.UNCOMPLETED_TASK))
                .hasSize(fitting);
    }

    /** Whether what it comes after is done, whether it is, and what is told. */
    @ParameterizedTest
    @CsvSource({"true, false, true", "true, true, false", "false, false, false"})
    void whatComesAfterWhatIsDoneIsAnOpenTask(boolean coffee, boolean walk, boolean told) {
        var doings = List.of(doing("coffee", 1, coffee, 0, 0, 0), doing("walk", 1, walk, 0, 0, 0));
        var stacks = List.of(new HookFacts.Stack("walk", "coffee"));
        var facts =
                new HookFacts(EVENING, BERLIN, false, Set.of(), doings, List.of(), stacks, Optional.empty(), List.of());

        assertThat(HookPolicy.fitting(facts)).hasSize(told ? 1 : 0).allSatisfy(hook -> {
            assertThat(hook.type()).isEqualTo(HookType.UNCOMPLETED_TASK);
            assertThat(hook.message()).isEqualTo("You did it today: coffee. After it you wanted to do this: walk.");
            assertThat(hook.subject()).isEqualTo("walk");
            assertThat(hook.expiresAt()).contains(END);
        });
    }

    /** Also where the one that is to come was never done before, and where the names can't be said. */
    @Test
    void aNewHabitMayComeAfterAnOldOne() {
        var doings = List.of(doing("don't be lazy", 1, true, 0, 0, 0));
        var stacks = List.of(new HookFacts.Stack("walk", "don't be lazy"));

        assertThat(HookPolicy.fitting(new HookFacts(
                        EVENING, BERLIN, true, Set.of(), doings, List.of(), stacks, Optional.empty(), List.of())))
                .singleElement()
                .extracting(Hook::message)
                .isEqualTo("You did what you wanted to do something after. It is still open today.");
    }

    @Test
    void anInsightIsACountOfTheirOwn() {
        assertThat(HookPolicy.fitting(facts(EVENING, true, Set.of(), List.of(doing("walk", 1, true, 0, 2, 11)))))
                .singleElement()
                .extracting(Hook::message)
                .isEqualTo("In the last four weeks: walk on 11 days, most often around 18:00. Want to see it?");
    }

    @Test
    void nobodyIsBroughtBackToOpenTheAppOrToStepOnTheScales() {
        var doings = List.of(
                new HookFacts.Doing(BehaviorKind.APP_OPENED, "", standing(9, false, 0), 7, 28, Optional.of(8)),
                new HookFacts.Doing(BehaviorKind.WEIGHT_LOGGED, "", standing(9, false, 0), 7, 28, Optional.of(8)));

        assertThat(HookPolicy.fitting(facts(EVENING, true, Set.of(), doings))).isEmpty();
    }

    @Test
    void whoDoesWithoutAMechanicHearsNothingOfIt() {
        var doings = List.of(doing("walk", 5, false, 0, 0, 0));
        var ahead = List.of(new HookFacts.Ahead(BehaviorKind.LESSON_DONE, "", "5 lessons done", 1, 80));
        var all = new HookFacts(EVENING, BERLIN, true, Set.of(), doings, ahead, List.of(), Optional.of(ANA), List.of());
        var none = new HookFacts(
                EVENING,
                BERLIN,
                true,
                Set.of(Mechanic.STREAKS, Mechanic.MILESTONES, Mechanic.SOCIAL_PROOF),
                doings,
                ahead,
                List.of(),
                Optional.of(ANA),
                List.of());

        assertThat(HookPolicy.fitting(all).stream().map(Hook::type))
                .containsExactly(HookType.STREAK_AT_RISK, HookType.PENDING_ACHIEVEMENT, HookType.FRIEND_ACTIVITY);
        assertThat(HookPolicy.fitting(none)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 80, true", "1, 50, false", "2, 80, false"})
    void aMilestoneIsNear(double distance, double percentage, boolean fits) {
        var ahead = List.of(new HookFacts.Ahead(BehaviorKind.LESSON_DONE, "", "5 lessons done", distance, percentage));

        assertThat(HookPolicy.fitting(new HookFacts(
                        EVENING, BERLIN, true, Set.of(), List.of(), ahead, List.of(), Optional.empty(), List.of())))
                .hasSize(fits ? 1 : 0);
    }

    /** What people call their habits may shame them, or be no words at all. */
    @ParameterizedTest
    @ValueSource(strings = {"don't be lazy", "😀😀"})
    void whatCantBeSaidIsSaidWithoutTheName(String habit) {
        assertThat(HookPolicy.fitting(facts(EVENING, true, Set.of(), List.of(doing(habit, 5, false, 0, 0, 0)))))
                .singleElement()
                .extracting(Hook::message)
                .isEqualTo("You have 5 days in a row. There is still time for today, if you like.");
    }

    /** Without its name, a sixth day of fasting would still be asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"lose 5 kilos", "fasting", "skip dinner", "one meal a day"})
    void nobodyIsAskedToEatLessNeitherByNameNorWithout(String habit) {
        var doings = List.of(doing(habit, 5, false, 0, 7, 28), doing("walk", 1, true, 0, 0, 0));
        var ahead =
                List.of(new HookFacts.Ahead(BehaviorKind.HABIT_COMPLETED, habit, "7 days in a row: " + habit, 1, 85));
        var stacks = List.of(new HookFacts.Stack(habit, "walk"), new HookFacts.Stack("run", habit));
        var evening =
                new HookFacts(EVENING, BERLIN, true, Set.of(), doings, ahead, stacks, Optional.empty(), List.of());
        var morning = facts(EVENING.minus(Duration.ofHours(9)), true, Set.of(), doings);

        assertThat(HookPolicy.fitting(evening)).isEmpty();
        assertThat(HookPolicy.waitsUntil(morning, List.of())).isEmpty();
    }

    /** One habit that was done hides no other one, and what is asked for is what counts. */
    @Test
    void aMilestoneIsNearWhateverElseIsDone() {
        var ahead = List.of(new HookFacts.Ahead(BehaviorKind.HABIT_COMPLETED, "walk", "3 days in a row: walk", 1, 66));
        var doings = List.of(doing("walk", 2, false, 0, 2, 2), doing("coffee", 1, true, 0, 0, 0));
        var done = List.of(doing("walk", 2, true, 0, 2, 2));

        assertThat(HookPolicy.fitting(new HookFacts(
                        EVENING, BERLIN, true, Set.of(), doings, ahead, List.of(), Optional.empty(), List.of())))
                .singleElement()
                .satisfies(hook -> {
                    assertThat(hook.type()).isEqualTo(HookType.PENDING_ACHIEVEMENT);
                    assertThat(hook.subject()).isEqualTo("walk");
                });
        assertThat(HookPolicy.fitting(new HookFacts(
                        EVENING, BERLIN, true, Set.of(), done, ahead, List.of(), Optional.empty(), List.of())))
                .isEmpty();
    }

    /** By the clock of Berlin; the task is usually done at 18:00, and a streak is told of from ten hours before its end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10:00 | 5 | 0 | false | 17:00 | the streak is told of in the evening",
                "10:00 | 5 | 7 | false | 17:00 | before the task",
                "10:00 | 1 | 7 | false | 19:00 | the task, when its hour is over",
                "10:00 | 1 | 2 | false | -     | what is done twice a week is no task",
                "10:00 | 5 | 7 | true  | -     | it is done",
                "17:30 | 5 | 7 | false | -     | the streak fits already",
                "19:30 | 1 | 7 | false | -     | the task fits already",
            })
    void whatStaysTrueWaitsForWhatIsOfToday(
            LocalTime now, int length, int ofLastWeek, boolean done, String until, String what) {
        var at = EVENING.atZone(BERLIN).with(now).toInstant();
        var facts = new HookFacts(
                at,
                BERLIN,
                true,
                Set.of(),
                List.of(doing("walk", length, done, 0, ofLastWeek, 20)),
                List.of(),
                List.of(),
                Optional.of(ANA),
                List.of());

        assertThat(HookPolicy.waitsUntil(facts, HookPolicy.fitting(facts))
                        .map(then -> then.atZone(BERLIN).toLocalTime()))
                .as(what)
                .isEqualTo(Optional.of(until).filter(it -> !it.equals("-")).map(LocalTime::parse));
    }

    /** An hour at which they are about is waited for, the three best of them; what is of today waits for none. */
    @ParameterizedTest
    @CsvSource({"10:00, 12:00", "12:30,", "13:00, 18:00", "18:30,", "19:00,"})
    void whatStaysTrueWaitsForAnHourAtWhichTheyAreAbout(LocalTime now, LocalTime until) {
        var facts = new HookFacts(
                EVENING.atZone(BERLIN).with(now).toInstant(),
                BERLIN,
                true,
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(ANA),
                List.of(18, 12, 7, 19));

        assertThat(HookPolicy.waitsUntil(facts, HookPolicy.fitting(facts))
                        .map(then -> then.atZone(BERLIN).toLocalTime()))
                .isEqualTo(Optional.ofNullable(until));
    }

    private static HookFacts facts(Instant now, boolean adult, Set<Mechanic> optedOut, List<HookFacts.Doing> doings) {
        return new HookFacts(now, BERLIN, adult, optedOut, doings, List.of(), List.of(), Optional.empty(), List.of());
    }

    /** Usually done at 18:00. */
    private static HookFacts.Doing doing(
            String habit, int length, boolean done, int freezes, int ofLastWeek, int ofLastMonth) {
        return new HookFacts.Doing(
                BehaviorKind.HABIT_COMPLETED,
                habit,
                standing(length, done, freezes),
                ofLastWeek,
                ofLastMonth,
                Optional.of(18));
    }

    private static StreakStanding standing(int length, boolean done, int freezes) {
        return new StreakStanding(
                length, length, LocalDate.of(2026, 3, done ? 10 : 9), freezes, done, length == 0 ? null : END);
    }
}
