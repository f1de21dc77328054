package dev.heartline.engagement.policy.arm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.service.policy.arm.ArmChoice;
import dev.heartline.service.policy.arm.ArmOdds;
import dev.heartline.service.policy.arm.Posterior;
import dev.heartline.service.policy.arm.ThompsonSampling;

import static org.assertj.core.api.Assertions.assertThat;

class ThompsonSamplingTest {

    private static final Arm FIRST = Arm.of("coach_celebration/small");
    private static final Arm SECOND = Arm.of("confetti/small");
    private static final Arm THIRD = Arm.of("sound_effect/small");
    private static final ThompsonSampling EXACT = new ThompsonSampling(200_000, 0);

    /** The chance that the second of two Betas is greater, from the closed form, evaluated in Python. */
    @ParameterizedTest
    @CsvSource({"3, 7, 5, 5, 0.8325791855", "1, 1, 2, 1, 0.6666666667", "20, 80, 30, 70, 0.9504864570"})
    void theChanceToBeTheBestIsThatOfTheClosedForm(double a1, double b1, double a2, double b2, double expected) {
        var odds = EXACT.odds(
                List.of(FIRST, SECOND), Map.of(FIRST, new Posterior(a1, b1), SECOND, new Posterior(a2, b2)), 42);

        assertThat(odds.get(1).probability()).isCloseTo(expected, Offset.offset(0.004));
    }

    /** Expected by numerical integration in Python. An arm that nothing is known of has the uniform prior. */
    @Test
    void threeArmsShareTheChanceAsIntegrationSays() {
        var odds = EXACT.odds(
                List.of(FIRST, SECOND, THIRD), Map.of(FIRST, new Posterior(12, 8), SECOND, new Posterior(7, 9)), 7);

        assertThat(odds.get(0).probability()).isCloseTo(0.52199, Offset.offset(0.004));
        assertThat(odds.get(1).probability()).isCloseTo(0.09182, Offset.offset(0.004));
        assertThat(odds.get(2).probability()).isCloseTo(0.38619, Offset.offset(0.004));
    }

    @Test
    void theOddsSumToOneAndLeaveNobodyOut() {
        var arms = Arm.eligible(RewardIntensity.LARGE);
        var hopeless = Map.of(arms.getFirst(), new Posterior(1, 500));

        for (long seed = 0; seed < 50; seed++) {
            var odds = new ThompsonSampling(512, 0.1).odds(arms, hopeless, seed);

            assertThat(odds.stream().mapToDouble(ArmOdds::probability).sum()).isCloseTo(1, Offset.offset(1e-12));
            assertThat(odds).allSatisfy(arm -> assertThat(arm.probability()).isGreaterThanOrEqualTo(0.1 / arms.size()));
        }
    }

    @Test
    void theSameSeedGivesTheSameOdds() {
        var sampling = new ThompsonSampling(512, 0.1);
        var arms = Arm.eligible(RewardIntensity.LARGE);

        assertThat(sampling.odds(arms, Map.of(), 99)).isEqualTo(sampling.odds(arms, Map.of(), 99));
        assertThat(sampling.odds(arms, Map.of(), 99)).isNotEqualTo(sampling.odds(arms, Map.of(), 100));
    }

    /** Chi-squared with 11 degrees of freedom stays below 31.26 with 99.9 %. */
    @Test
    void armsAreChosenAsOftenAsTheirOddsSay() {
        var arms = Arm.eligible(RewardIntensity.LARGE);
        var known = Map.of(arms.get(0), new Posterior(30, 20), arms.get(5), new Posterior(5, 30));
        var odds = new ThompsonSampling(512, 0.1).odds(arms, known, 5);
        var key = DrawKey.of("a-key-for-tests-only-0123456789");
        int draws = 100_000;

        var chosen = new HashMap<Arm, Integer>();
        for (int i = 0; i < draws; i++) {
            double u = key.draw(new UUID(0, 1), new UUID(2, i), "rewards-1").ofArm();
            chosen.merge(ArmChoice.draw(odds, u).chosen().arm(), 1, Integer::sum);
        }

        double chiSquared = odds.stream()
                .mapToDouble(arm -> {
                    double expected = draws * arm.probability();
                    return Math.pow(chosen.getOrDefault(arm.arm(), 0) - expected, 2) / expected;
                })
                .sum();
        assertThat(arms).hasSize(12);
        assertThat(chiSquared).isLessThan(31.26);
    }

    @Test
    void aSumBelowOneByRoundingStillChoosesAnArm() {
        var odds = List.of(
                new ArmOdds<>(FIRST, Posterior.PRIOR, 0.5), new ArmOdds<>(SECOND, Posterior.PRIOR, 0.4999999999));

        assertThat(ArmChoice.draw(odds, Math.nextDown(1.0)).chosen().arm()).isEqualTo(SECOND);
    }

    @Test
    void nothingIsUnlockedByChanceAndNothingIsEpic() {
        assertThat(Arm.eligible(RewardIntensity.LARGE))
                .extracting(Arm::key)
                .hasSize(12)
                .noneMatch(key -> key.startsWith("unlock_feature") || key.endsWith("epic"));
    }
}
