package dev.heartline.memory.episode;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.MemoryType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MemoryStrengthTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    /** Values of (1 + 19/81 · t/S)^−0.5, worked out apart from this code. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1.0",
        "1, 1, 0.9",
        "1, 7, 0.6152",
        "1, 30, 0.3527",
        "5, 1, 0.9773",
        "5, 7, 0.8676",
        "5, 90, 0.4376",
        "7, 7, 0.9",
        "7, 30, 0.7062",
        "30, 7, 0.9737",
        "30, 30, 0.9",
        "30, 90, 0.7661"
    })
    void strengthFallsAlongThePowerCurve(double stability, long days, double strength) {
        var memory = new MemoryStrength(stability, 5, START);

        assertThat(memory.at(START.plus(Duration.ofDays(days)))).isCloseTo(strength, within(0.0001));
    }

    /** Values of S·[1 + g·e^1.8722·(11−D)·S^−0.1666·(e^{0.796(1−R)} − 1)] after seven days, worked out likewise. */
    @ParameterizedTest
    @CsvSource({
        "1, 5, RESTATED, 14.982",
        "1, 5, USED_IN_REPLY, 9.389",
        "1, 3, RESTATED, 19.642",
        "5, 5, RESTATED, 21.578",
        "5, 3, RESTATED, 27.104",
        "7, 5, RESTATED, 23.363",
        "7, 5, USED_IN_REPLY, 16.818",
        "7, 5, RETRIEVED, 7.0",
        "30, 5, RESTATED, 44.046"
    })
    void evidenceFlattensTheCurve(double stability, double difficulty, Evidence evidence, double after) {
        var memory = new MemoryStrength(stability, difficulty, START);

        var strengthened = memory.after(evidence, START.plus(Duration.ofDays(7)));

        assertThat(strengthened.stability()).isCloseTo(after, within(0.001));
    }

    @Test
    void fiftyTouchesInADayHardlyHelp() {
        var memory = new MemoryStrength(7, 5, START);

        for (int touch = 1; touch <= 50; touch++) {
            memory = memory.after(
                    Evidence.RESTATED, START.plus(Duration.ofDays(touch).dividedBy(50)));
        }

        assertThat(memory.stability()).isCloseTo(9.56, within(0.01));
    }

    @Test
    void fourWeeklyTouchesHelpALot() {
        var memory = new MemoryStrength(7, 5, START);

        for (int week = 1; week <= 4; week++) {
            memory = memory.after(Evidence.RESTATED, START.plus(Duration.ofDays(7L * week)));
        }

        assertThat(memory.stability()).isCloseTo(64.47, within(0.01));
    }

    @Test
    void beingFoundDoesNotStrengthen() {
        var memory = new MemoryStrength(7, 5, START);

        assertThat(memory.after(Evidence.RETRIEVED, START.plus(Duration.ofDays(7))))
                .isEqualTo(memory);
    }

    @Test
    void evidenceOfAnEarlierTimeChangesNothing() {
        var memory = new MemoryStrength(7, 5, START);

        assertThat(memory.after(Evidence.RESTATED, START.minus(Duration.ofDays(3))))
                .isEqualTo(memory);
    }

    @Test
    void strengthIsNeverAboveOne() {
        var memory = new MemoryStrength(7, 5, START);

        assertThat(memory.at(START.minus(Duration.ofDays(3)))).isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource({"CONTEXT, 1", "STRUGGLE, 5", "VICTORY, 7", "INSIGHT, 10", "PREFERENCE, 14", "RELATIONSHIP, 30"})
    void whatItIsAboutDecidesHowLongItLasts(MemoryType type, double days) {
        assertThat(MemoryStrength.fresh(type, false, START)).isEqualTo(new MemoryStrength(days, 5, START));
        assertThat(MemoryStrength.fresh(type, true, START)).isEqualTo(new MemoryStrength(days, 3, START));
    }
}
