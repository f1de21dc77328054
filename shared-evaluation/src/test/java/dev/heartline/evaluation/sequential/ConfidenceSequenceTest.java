package dev.heartline.evaluation.sequential;

import java.util.Random;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfidenceSequenceTest {

    private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(0.05, 1000);
    private static final int RUNS = 400;
    private static final int USERS = 3000;

    /** Looked at after each outcome: a fixed interval of 95 % would be wrong at some time in most of these runs. */
    @ParameterizedTest
    @CsvSource({"0.5", "0.1", "0.02"})
    void theTruthIsInAllIntervalsOfARunAsOftenAsPromised(double rate) {
        int missed = 0;
        int fixedMissed = 0;
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(run);
            boolean everMissed = false;
            boolean everFixedMissed = false;
            double sum = 0;
            for (int n = 1; n <= USERS; n++) {
                sum += random.nextDouble() < rate ? 1 : 0;
                everMissed |= !SEQUENCE.of(new Observed(n, sum)).contains(rate);
                double mean = sum / n;
                everFixedMissed |= n > 30 && Math.abs(mean - rate) > 1.96 * Math.sqrt(rate * (1 - rate) / n);
            }
            missed += everMissed ? 1 : 0;
            fixedMissed += everFixedMissed ? 1 : 0;
        }

        assertThat(missed / (double) RUNS).isLessThanOrEqualTo(0.05);
        assertThat(fixedMissed / (double) RUNS).isGreaterThan(0.25);
    }

    @Test
    void theTrueDifferenceIsInAllIntervalsOfARunAsOftenAsPromised() {
        int missed = 0;
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(run);
            double[] sums = new double[2];
            long[] counts = new long[2];
            boolean everMissed = false;
            for (int n = 0; n < USERS; n++) {
                int arm = random.nextBoolean() ? 1 : 0;
                counts[arm]++;
                sums[arm] += random.nextDouble() < (arm == 1 ? 0.55 : 0.45) ? 1 : 0;
                everMissed |= !SEQUENCE.ofDifference(new Observed(counts[1], sums[1]), new Observed(counts[0], sums[0]))
                        .contains(0.1);
            }
            missed += everMissed ? 1 : 0;
        }

        assertThat(missed / (double) RUNS).isLessThanOrEqualTo(0.05);
    }

    @Test
    void aLargeDifferenceIsSeen() {
        assertThat(SEQUENCE.ofDifference(new Observed(3000, 1650), new Observed(3000, 1350))
                        .isAbove(0))
                .isTrue();
        assertThat(SEQUENCE.ofDifference(new Observed(3000, 1350), new Observed(3000, 1650))
                        .isBelow(0))
                .isTrue();
    }

    @Test
    void nothingIsKnownOfNobody() {
        assertThat(SEQUENCE.of(new Observed(0, 0))).isEqualTo(new Interval(0, 1));
    }

    @Test
    void theBoundaryIsThatOfThePaper() {
        // v = 250, and ρ for 1,000 outcomes at α = 0.05: 250 / (2 ln 20 + ln(1 + 2 ln 20)) = 32.060...
        double logs = 2 * Math.log(20);
        double rho = 250 / (logs + Math.log(1 + logs));
        double radius = Math.sqrt((250 + rho) * Math.log((250 + rho) / (0.0025 * rho))) / 1000;

        assertThat(SEQUENCE.of(new Observed(1000, 500)).upper()).isCloseTo(0.5 + radius, Offset.offset(1e-12));
        assertThat(radius).isCloseTo(0.0481, Offset.offset(0.001));
    }

    @Test
    void outcomesAreBetweenNoughtAndOne() {
        assertThatThrownBy(() -> new Observed(3, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
