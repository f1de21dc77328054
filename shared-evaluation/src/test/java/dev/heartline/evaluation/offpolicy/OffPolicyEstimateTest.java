package dev.heartline.evaluation.offpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OffPolicyEstimateTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-12);
    private static final Map<String, Double> EVEN = Map.of("a", 0.5, "b", 0.5);
    private static final Map<String, Double> MOSTLY_A = Map.of("a", 0.8, "b", 0.2);

    @Test
    void threeRowsAreWorthWhatAHandComputes() {
        // w = 1.6, 0.4, 1.6; q(a) = 0.5, q(b) = 0.25, so that 0.8 q(a) + 0.2 q(b) = 0.45
        var log = List.of(
                new LoggedChoice("a", EVEN, MOSTLY_A, 1),
                new LoggedChoice("b", EVEN, MOSTLY_A, 1),
                new LoggedChoice("a", EVEN, MOSTLY_A, 0));

        var estimate = OffPolicyEstimate.of(log, (_, action) -> action.equals("a") ? 0.5 : 0.25);

        assertThat(estimate.rows()).isEqualTo(3);
        assertThat(estimate.meanReward()).isCloseTo(2.0 / 3, EXACT);
        assertThat(estimate.meanWeight()).isCloseTo(1.2, EXACT);
        assertThat(estimate.maxWeight()).isCloseTo(1.6, EXACT);
        assertThat(estimate.effectiveSize()).isCloseTo(12.96 / 5.28, EXACT);
        assertThat(estimate.ips()).isCloseTo(2.0 / 3, EXACT);
        assertThat(estimate.snips()).isCloseTo(2.0 / 3.6, EXACT);
        assertThat(estimate.dr()).isCloseTo((3 * 0.45 + 1.6 * 0.5 + 0.4 * 0.75 - 1.6 * 0.5) / 3, EXACT);
        assertThat(estimate.refusals())
                .containsExactlyInAnyOrder(Refusal.EFFECTIVE_SIZE_TOO_SMALL, Refusal.WEIGHTS_DO_NOT_AVERAGE_ONE);
    }

    @Test
    void aPolicyThatIsTheOneOfTheLogIsWorthWhatTheLogShows() {
        var log = log(2000, EVEN, EVEN, 7);

        var estimate = OffPolicyEstimate.of(log);

        assertThat(estimate.ips()).isCloseTo(estimate.meanReward(), EXACT);
        assertThat(estimate.snips()).isCloseTo(estimate.meanReward(), EXACT);
        assertThat(estimate.effectiveSize()).isCloseTo(2000, Offset.offset(1e-6));
        assertThat(estimate.refusals()).isEmpty();
    }

    @Test
    void theTruthLiesWithinThreeStandardErrorsOfBothEstimators() {
        // a is worth 0.3, b 0.1: mostly a is worth 0.26.
        for (int seed = 0; seed < 20; seed++) {
            var estimate = OffPolicyEstimate.of(log(5000, EVEN, MOSTLY_A, seed));

            assertThat(estimate.snips()).isCloseTo(0.26, Offset.offset(3.5 * estimate.snipsError()));
            assertThat(estimate.dr()).isCloseTo(0.26, Offset.offset(3.5 * estimate.drError()));
            assertThat(estimate.refusals()).isEmpty();
        }
    }

    @Test
    void whatTheLogCouldNotShowIsRefused() {
        var estimate = OffPolicyEstimate.of(log(2000, EVEN, Map.of("a", 0.5, "b", 0.4, "c", 0.1), 3));

        assertThat(estimate.unsupported()).isCloseTo(0.1, EXACT);
        assertThat(estimate.refusals()).containsExactly(Refusal.NO_SUPPORT);
    }

    @Test
    void aLogThatRestsOnAFewHeavyRowsIsRefused() {
        var logged = Map.of("a", 0.02, "b", 0.98);

        var estimate = OffPolicyEstimate.of(log(20_000, logged, Map.of("a", 0.98, "b", 0.02), 3));

        assertThat(estimate.effectiveSize()).isLessThan(1000);
        assertThat(estimate.refusals()).contains(Refusal.EFFECTIVE_SIZE_TOO_SMALL);
    }

    @Test
    void chancesThatAreNotWhatWasDrawnFromAreRefused() {
        var drawnOtherwise = log(4000, MOSTLY_A, MOSTLY_A, 5).stream()
                .map(choice -> new LoggedChoice(choice.chosen(), EVEN, MOSTLY_A, choice.reward()))
                .toList();

        assertThat(OffPolicyEstimate.of(drawnOtherwise).refusals()).containsExactly(Refusal.WEIGHTS_DO_NOT_AVERAGE_ONE);
    }

    @Test
    void anEmptyLogIsRefused() {
        assertThat(OffPolicyEstimate.of(List.of()).refusals()).contains(Refusal.EFFECTIVE_SIZE_TOO_SMALL);
    }

    @Test
    void noRowIsJudgedByItself() {
        var log = new ArrayList<>(log(9, EVEN, EVEN, 1));
        log.add(new LoggedChoice("z", Map.of("z", 1.0), Map.of("z", 1.0), 1));
        var model = RewardModel.crossFitted(log);

        double meanOfTheOthers = IntStream.of(0, 2, 4, 6, 8)
                .mapToDouble(row -> log.get(row).reward())
                .average()
                .orElseThrow();

        assertThat(model.expected(9, "z")).isCloseTo(meanOfTheOthers, EXACT);
        assertThat(model.expected(0, "z")).isEqualTo(1);
    }

    @Test
    void whatHadNoChanceCannotHaveBeenDone() {
        assertThatThrownBy(() -> new LoggedChoice("c", EVEN, MOSTLY_A, 0)).hasMessageContaining("no chance");
    }

    private static List<LoggedChoice> log(
            int rows, Map<String, Double> logged, Map<String, Double> evaluated, int seed) {
        var random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToObj(_ -> random.nextDouble() < logged.get("a") ? "a" : "b")
                .map(action -> new LoggedChoice(
                        action, logged, evaluated, random.nextDouble() < (action.equals("a") ? 0.3 : 0.1) ? 1 : 0))
                .toList();
    }
}
