package dev.heartline.memory.habit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.memory.MemorySubject;
import dev.heartline.ai.text.Person;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.Sentiment;

import static org.assertj.core.api.Assertions.assertThat;

class KeptHabitTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    /** Nothing was known before. */
    private static final LocalDate NEW = FIRST;

    private static final LocalDate KNOWN = FIRST.minusDays(15);

    @Test
    void aYearOfDailyWalksMakesAHandfulOfMemories() {
        assertThat(lived(IntStream.rangeClosed(0, 399)))
                .containsExactly(
                        "7 run 2026-03-07",
                        "30 run 2026-03-30",
                        "90 run 2026-05-29",
                        "180 run 2026-08-27",
                        "365 run 2027-02-28");
    }

    @Test
    void whoWalksThriceAWeekIsToldOfTheDaysInAll() {
        assertThat(lived(IntStream.rangeClosed(0, 399).filter(day -> day % 7 == 0 || day % 7 == 2 || day % 7 == 4)))
                .containsExactly("50 total 2026-06-23", "100 total 2026-10-18");
    }

    @Test
    void theSameRunIsNotToldOfAgainWithinAYear() {
        var weeks = IntStream.rangeClosed(0, 399).filter(day -> day % 8 != 7);

        assertThat(lived(weeks))
                .containsExactly(
                        "7 run 2026-03-07",
                        "50 total 2026-04-26",
                        "100 total 2026-06-22",
                        "200 total 2026-10-14",
                        "7 run 2027-03-10");
    }

    @Test
    void aDayThatIsToldLateClosesTheGapAndTheRunEndsWhereItWasLongEnough() {
        assertThat(KeptHabit.by("walk", FIRST.plusDays(3), days(0, 1, 2, 4, 5, 6, 7), List.of(), NEW))
                .contains(new KeptHabit(KeptHabit.Kind.RUN, "walk", 7, FIRST, FIRST.plusDays(6)));
    }

    @Test
    void aGapBreaksItAndADayCountsOnce() {
        assertThat(KeptHabit.by("walk", FIRST.plusDays(7), days(0, 1, 2, 4, 5, 6), List.of(), NEW))
                .isEmpty();
        assertThat(KeptHabit.by("walk", FIRST.plusDays(6), days(0, 1, 2, 3, 4, 5, 6), List.of(), NEW))
                .isEmpty();
    }

    @Test
    void aFirstTimeIsOneWhereOtherThingsWereKnownForLong() {
        assertThat(KeptHabit.by("walk", FIRST, Set.of(), List.of(), KNOWN))
                .contains(new KeptHabit(KeptHabit.Kind.FIRST, "walk", 1, FIRST, FIRST));
        assertThat(KeptHabit.by("walk", FIRST, Set.of(), List.of(), NEW)).isEmpty();
        assertThat(KeptHabit.by("walk", FIRST, Set.of(), List.of(), FIRST.minusDays(14)))
                .isEmpty();
        assertThat(KeptHabit.by("walk", FIRST, days(-1), List.of(), KNOWN)).isEmpty();
    }

    @Test
    void itRestsOnItsDays() {
        var run = new KeptHabit(KeptHabit.Kind.RUN, "walk", 7, FIRST, FIRST.plusDays(6));
        var first = new KeptHabit(KeptHabit.Kind.FIRST, "walk", 1, FIRST, FIRST);

        assertThat(run.restsOn(FIRST)).isTrue();
        assertThat(run.restsOn(FIRST.plusDays(6))).isTrue();
        assertThat(run.restsOn(FIRST.plusDays(7))).isFalse();
        assertThat(run.isDisprovedBy(FIRST.minusDays(1))).isFalse();
        assertThat(first.isDisprovedBy(FIRST.minusDays(1))).isTrue();
        assertThat(first.isDisprovedBy(FIRST.plusDays(1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "evening_walk, evening walk",
        "Meditation, meditation",
        "10 push-ups,",
        "smoking,",
        "a glass of wine,",
        "fasting,",
        "skipped dinner,",
        "calorie deficit,",
        "x,",
        "https://host.example/habits/17,",
    })
    void onlyWhatIsGoodAndHasANameIsAHabit(String subject, String habit) {
        assertThat(KeptHabit.keptBy(behavior(BehaviorKind.HABIT_COMPLETED, subject, null, null)))
                .isEqualTo(Optional.ofNullable(habit));
    }

    @Test
    void whatSoundsBadAndWhatIsNoHabitIsNone() {
        assertThat(KeptHabit.keptBy(behavior(BehaviorKind.HABIT_COMPLETED, "walk", Sentiment.NEGATIVE, null)))
                .isEmpty();
        assertThat(KeptHabit.keptBy(behavior(BehaviorKind.HABIT_COMPLETED, "walk", null, BehaviorRevision.WITHDRAWS)))
                .isEmpty();
        assertThat(KeptHabit.keptBy(behavior(BehaviorKind.WEIGHT_LOGGED, "walk", null, null)))
                .isEmpty();
        assertThat(KeptHabit.keptBy(behavior(BehaviorKind.FOOD_LOGGED, "salad", null, null)))
                .isEmpty();
        assertThat(KeptHabit.keptBy(behavior(BehaviorKind.HABIT_COMPLETED, null, null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RUN   | 30 | Kept up the habit "evening walk" for 30 days in a row until 30 Mar 2026   | true  | run of evening walk
            RUN   |  7 | Kept up the habit "evening walk" for 7 days in a row until 30 Mar 2026    | false | run of evening walk
            TOTAL | 50 | Kept up the habit "evening walk" on 50 days since 1 Mar 2026              | true  | days of evening walk
            FIRST |  1 | Kept the habit "evening walk" for the first time on 1 Mar 2026            | false |
            """)
    void theCoachCanSayItAndOnlyTheGreaterTakesThePlaceOfTheLesser(
            KeptHabit.Kind kind, int days, String words, boolean salient, String subject) {
        var memory = new KeptHabit(kind, "evening walk", days, FIRST, FIRST.plusDays(29)).memory();

        assertThat(memory.description()).isEqualTo(words);
        assertThat(Person.secondFromThird(memory.description()))
                .hasValueSatisfying(said -> assertThat(said).startsWith("you kept "));
        assertThat(MemorySubject.of(memory.description())).isEqualTo(Optional.ofNullable(subject));
        assertThat(memory.salient()).isEqualTo(salient);
    }

    /** What is made of the days, each told on its day. */
    private static List<String> lived(IntStream daysKept) {
        var days = new HashSet<LocalDate>();
        var made = new ArrayList<KeptHabit>();
        daysKept.mapToObj(FIRST::plusDays).forEach(day -> {
            KeptHabit.by("walk", day, days, made, NEW).ifPresent(made::add);
            days.add(day);
        });
        return made.stream()
                .map(one -> "%d %s %s".formatted(one.days(), one.kind().wireName(), one.last()))
                .toList();
    }

    private static Set<LocalDate> days(int... after) {
        return IntStream.of(after).mapToObj(FIRST::plusDays).collect(Collectors.toSet());
    }

    private static BehaviorRecorded behavior(
            BehaviorKind kind, String subject, Sentiment sentiment, BehaviorRevision revision) {
        return new BehaviorRecorded(
                UUID.randomUUID(), UUID.randomUUID(), kind, Instant.EPOCH, subject, Map.of(), sentiment, revision);
    }
}
