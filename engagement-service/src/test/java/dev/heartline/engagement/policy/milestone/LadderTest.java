package dev.heartline.engagement.policy.milestone;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LadderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // type, value | reached before | what changes: name percentage, reached ones with !
                "STREAK, 1            | -                      | 3 days in a row: walk 33",
                "STREAK, 3            | -                      | !3 days in a row: walk; 7 days in a row: walk 42",
                "STREAK, 8            | 3 days in a row: walk  | !7 days in a row: walk; 14 days in a row: walk 57",
                "STREAK, 2            | 3 days in a row: walk  | 7 days in a row: walk 28",
                "DAYS_LOGGED, 7       | -                      | !7 days logged; 14 days logged 50",
                "LESSONS_COMPLETED, 1 | -                      | !First lesson done; 5 lessons done 20",
                "LESSONS_COMPLETED, 100 | First lesson done,5 lessons done,10 lessons done,25 lessons done,50 lessons done | !100 lessons done",
                "HABITS_FORMED, 0     | -                      | First habit formed 0",
                "HABITS_FORMED, 1     | -                      | !First habit formed; 2 habits formed 50",
                "WEIGHT_GOAL, 24.9    | -                      | A quarter of the way to your goal 99",
                "WEIGHT_GOAL, 51      | A quarter of the way to your goal | !Half of the way to your goal; Three quarters of the way to your goal 68",
                "WEIGHT_GOAL, -10     | -                      | A quarter of the way to your goal 0",
            })
    void aValueReachesRungsAndShowsTheNext(String ladder, String before, String changes) {
        var parts = ladder.split(", ");
        var type = MilestoneType.valueOf(parts[0]);
        var reached = before == null ? Set.<String>of() : Set.of(before.split(","));

        var rungs = new Ladder(type, type == MilestoneType.STREAK ? ": walk" : "")
                .at(Double.parseDouble(parts[1]), reached);

        assertThat(rungs.stream()
                        .map(rung -> rung.reached() ? "!" + rung.name() : rung.name() + " " + (int) rung.percentage())
                        .collect(Collectors.joining("; ")))
                .isEqualTo(changes);
    }

    @Test
    void whatIsReachedTellsWhatComesNext() {
        var rungs = new Ladder(MilestoneType.STREAK, ": walk").at(7, Set.of("3 days in a row: walk"));

        assertThat(rungs.getFirst()).satisfies(rung -> {
            assertThat(rung.next()).contains("14 days in a row: walk");
            assertThat(rung.distance()).contains(7.0);
        });
        assertThat(rungs.getLast().distance()).contains(7.0);
    }

    @Test
    void behindTheLastRungNothingComes() {
        var names = Arrays.stream(new int[] {25, 50, 75, 90})
                .mapToObj(new Ladder(MilestoneType.WEIGHT_GOAL, "")::name)
                .collect(Collectors.toSet());

        var rungs = new Ladder(MilestoneType.WEIGHT_GOAL, "").at(101, names);

        assertThat(rungs)
                .singleElement()
                .satisfies(rung -> assertThat(rung.next()).isEmpty());
    }
}
