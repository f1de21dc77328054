package dev.heartline.engagement.policy.milestone;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class WeightGoalTest {

    private static final Instant START = Instant.parse("2026-03-01T07:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "170, 53.4, true, a body mass index of 18.48",
        "170, 53.5, false, of 18.51",
        "150, 41.6, true, of 18.49",
        "190, 70, false, of 19.4"
    })
    void aGoalBelowNormalWeightIsTooLow(double heightCm, double goalKg, boolean tooLow, String what) {
        assertThat(new WeightGoal(90, goalKg, heightCm).isTooLow()).as(what).isEqualTo(tooLow);
    }

    @ParameterizedTest
    @CsvSource({"90, 80, 85, 50", "90, 80, 90, 0", "90, 80, 78, 120", "90, 80, 92, -20", "60, 70, 65, 50"})
    void progressIsThePartOfTheWay(double start, double goal, double now, double percent) {
        assertThat(new WeightGoal(start, goal, 180).progress(now)).isEqualTo(percent, offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0:90                | false | a single weight",
                "0:90 7:89.1         | false | one per cent in a week",
                "0:90 7:89.0         | true  | more than that",
                "0:90 1:89.2         | false | in a few days as in a week",
                "0:90 1:88.9         | true  | but not more",
                "0:90 28:86.4        | false | four per cent in four weeks",
                "0:90 28:86.3        | true  | more",
                "0:90 14:91 21:89.5  | true  | fast in the last week, though slow in all",
                "0:90 7:92           | false | more is not less",
            })
    void whatIsLostTooFastIsNoProgress(String weights, boolean tooFast, String what) {
        var lately = Arrays.stream(weights.split(" "))
                .map(weight -> weight.split(":"))
                .map(weight -> new WeightGoal.Weight(
                        Double.parseDouble(weight[1]), START.plus(Duration.ofDays(Long.parseLong(weight[0])))))
                .toList();

        assertThat(WeightGoal.isLostTooFast(lately)).as(what).isEqualTo(tooFast);
    }
}
