package dev.heartline.engagement.policy.lapse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On people who are made up: of real ones nothing is known. */
class LapseModelTest {

    private static final Path PLOT = Path.of("../docs/images/lapse-reliability.svg");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 9);
    private static final List<SimulatedUsers.Example> OTHERS = new SimulatedUsers(7).examples(2000);

    @Test
    void theWeightsAreWhatTrainingFinds() {
        var examples = new SimulatedUsers(20_260_301).examples(4000);

        assertThat(differing(Training.fit(examples, SimulatedUsers.Example::lapsed), LapseModel.LAPSE))
                .isLessThan(1e-6);
        assertThat(differing(Training.fit(examples, SimulatedUsers.Example::left), LapseModel.LEAVE))
                .isLessThan(1e-6);
    }

    @Test
    void whatIsForetoldHappensAsOftenAsForetold() {
        assertThat(calibrationError(LapseModel.LAPSE, SimulatedUsers.Example::lapsed))
                .isLessThan(0.02);
        assertThat(calibrationError(LapseModel.LEAVE, SimulatedUsers.Example::left))
                .isLessThan(0.02);
    }

    /** {@code -Dheartline.write-pages} writes it: look at it before you commit it. */
    @Test
    void thePlotOfItsReliabilityIsTheOneThatWasLookedAt() throws IOException {
        var plot = new ReliabilityPlot(
                        "Foretold and happened, of made-up users",
                        "How often 2,000 made-up users lapsed or left, by how likely the models thought it, in ten bins. All dots lie"
                                + " close to the diagonal, on which it happened as often as foretold.")
                .with(0, "does nothing for 3 days", "#0b7a5c", LapseModel.LAPSE, OTHERS, SimulatedUsers.Example::lapsed)
                .with(1, "does nothing for 14 days", "#8a4b08", LapseModel.LEAVE, OTHERS, SimulatedUsers.Example::left)
                .end();
        if (Boolean.getBoolean("heartline.write-pages")) {
            Files.writeString(PLOT, plot);
        }

        assertThat(plot).isEqualTo(Files.readString(PLOT));
    }

    @Test
    void itKnowsMoreThanHowOftenItHappens() {
        double lapsed = OTHERS.stream().filter(SimulatedUsers.Example::lapsed).count() / (double) OTHERS.size();
        double brier = OTHERS.stream()
                .mapToDouble(it -> Math.pow(LapseModel.LAPSE.chance(it.facts().features()) - (it.lapsed() ? 1 : 0), 2))
                .average()
                .orElseThrow();

        assertThat(brier).isLessThan(0.5 * lapsed * (1 - lapsed));
    }

    @Test
    void daysAreCountedBackFromToday() {
        var active = Set.of(TODAY.minusDays(1), TODAY.minusDays(2), TODAY.minusDays(3), TODAY.minusDays(9));

        assertThat(LapseFacts.of(active, TODAY, true)).isEqualTo(new LapseFacts(1, 3, 1, 3, true));
        assertThat(LapseFacts.of(Set.of(), TODAY, false)).isEqualTo(new LapseFacts(28, 0, 0, 0, false));
    }

    @Test
    void aLongerGapIsMoreRiskAndSaysSo() {
        var regular = LapseModel.of(new LapseFacts(0, 6, 18, 9, false));
        var silent = LapseModel.of(new LapseFacts(5, 1, 9, 1, true));

        assertThat(regular.isSmall()).isTrue();
        assertThat(regular.because()).contains("9 days in a row stand");
        assertThat(silent.isSerious()).isTrue();
        assertThat(silent.because())
                .containsExactly(
                        "the last thing was done 5 days ago",
                        "1 of the last 7 days and 9 of the 21 before had something",
                        "the last talk was a hard one");
        assertThat(silent.leave()).isLessThan(silent.lapse());
    }

    @Test
    void noSignOfAWeightIsOddToTell() {
        assertThat(LapseModel.LAPSE.values().get(1)).isPositive();
        assertThat(LapseModel.LAPSE.values().subList(2, 5)).allMatch(weight -> weight < 0);
        assertThat(LapseModel.LAPSE.values().getLast()).isCloseTo(0.4, Offset.offset(0.2));
    }

    private static double differing(Weights found, Weights committed) {
        double most = 0;
        for (int i = 0; i < committed.values().size(); i++) {
            most = Math.max(
                    most, Math.abs(found.values().get(i) - committed.values().get(i)));
        }
        return most;
    }

    /** The mean distance of what was foretold and what happened, in ten bins. */
    private static double calibrationError(Weights weights, Predicate<SimulatedUsers.Example> target) {
        double[] differences = new double[10];
        OTHERS.forEach(it -> {
            double chance = weights.chance(it.facts().features());
            differences[Math.min(9, (int) (chance * 10))] += chance - (target.test(it) ? 1 : 0);
        });
        double sum = 0;
        for (double difference : differences) {
            sum += Math.abs(difference);
        }
        return sum / OTHERS.size();
    }
}
