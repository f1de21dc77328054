package dev.heartline.engagement.policy.hook;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.hook.ArmRecord.Weighted;
import dev.heartline.engagement.policy.hook.SleepingBandit.Candidate;
import dev.heartline.events.vocabulary.HookType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class SleepingBanditTest {

    private static final SleepingBandit BANDIT = SleepingBandit.USUAL;

    /** By hand: n⁺ = 100²/200 = 50, μ̄⁺ = .4, μ⁺ = (.4·50 + .3·1000)/1050; n⁻ = 400²/1600 = 100, μ̄⁻ = .25, μ⁻ = (25 + 300)/1100. */
    @Test
    void theScoreIsThePapers() {
        var known = new ArmRecord(1000, 300, new Weighted(100, 200, 40), new Weighted(400, 1600, 100));
        double with = 320.0 / 1050;
        double without = 325.0 / 1100;

        assertThat(BANDIT.score(new Candidate(HookType.STREAK_AT_RISK, known, Optional.empty())))
                .isEqualTo((with - without) / without, offset(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.017", "15, 0.0085", "30, 0.00425", "150, 0.0000166015625"})
    void whatWasShownRecovers(int days, double loss) {
        var shown = new Candidate(HookType.STREAK_AT_RISK, ArmRecord.NONE, Optional.of(Duration.ofDays(days)));

        assertThat(BANDIT.score(shown)).isEqualTo(-loss, offset(1e-12));
    }

    @Test
    void whatNothingIsKnownOfIsEquallyLikelyAndNothingIsAlwaysPossible() {
        var odds = BANDIT.odds(candidates(HookType.values()));

        assertThat(odds.values()).allMatch(chance -> Math.abs(chance - 0.9 / 5) < 1e-12);
        assertThat(odds.values().stream().mapToDouble(Double::doubleValue).sum() + BANDIT.nothing())
                .isEqualTo(1, offset(1e-12));
    }

    @Test
    void whateverIsKnownEachThatFitsKeepsItsShare() {
        var good = new ArmRecord(9000, 8000, new Weighted(9e6, 9e6, 8e6), new Weighted(9e6, 9e6, 1e6));
        var odds = BANDIT.odds(List.of(
                new Candidate(HookType.UNCOMPLETED_TASK, good, Optional.empty()),
                new Candidate(HookType.FRIEND_ACTIVITY, ArmRecord.NONE, Optional.empty())));

        assertThat(odds.get(HookType.UNCOMPLETED_TASK)).isEqualTo(0.9 * 0.95, offset(1e-9));
        assertThat(odds.get(HookType.FRIEND_ACTIVITY)).isEqualTo(0.9 * 0.05, offset(1e-9));
    }

    @Test
    void whatIsDrawnIsDrawnAtTheOddsThatAreLogged() {
        var odds = BANDIT.odds(candidates(HookType.UNCOMPLETED_TASK, HookType.PERSONALIZED_INSIGHT));
        int rounds = 100_000;
        int nothing = 0;
        var drawn = new EnumMap<HookType, Integer>(HookType.class);
        for (int n = 0; n < rounds; n++) {
            var choice = BANDIT.draw(odds, (n + 0.5) / rounds);
            choice.ifPresent(type -> drawn.merge(type, 1, Integer::sum));
            nothing += choice.isEmpty() ? 1 : 0;
        }

        assertThat((double) nothing / rounds).isEqualTo(BANDIT.nothing(), offset(1e-4));
        odds.forEach((type, chance) ->
                assertThat((double) drawn.get(type) / rounds).as("%s", type).isEqualTo(chance, offset(1e-4)));
    }

    /** Of three kinds one brings people back more often; the others do nothing. */
    @Test
    void itFindsTheOneThatHelps() {
        var random = new Random(7);
        Map<HookType, ArmRecord> known = new EnumMap<>(HookType.class);
        var types = List.of(HookType.UNCOMPLETED_TASK, HookType.FRIEND_ACTIVITY, HookType.PERSONALIZED_INSIGHT);
        for (int round = 0; round < 20_000; round++) {
            // Each sleeps now and then.
            var fitting = types.stream().filter(_ -> random.nextDouble() < 0.8).toList();
            if (fitting.isEmpty()) {
                continue;
            }
            var odds = BANDIT.odds(fitting.stream()
                    .map(type -> new Candidate(type, known.getOrDefault(type, ArmRecord.NONE), Optional.empty()))
                    .toList());
            var choice = BANDIT.draw(odds, random.nextDouble());
            double chance = choice.filter(HookType.PERSONALIZED_INSIGHT::equals).isPresent() ? 0.4 : 0.3;
            boolean returned = random.nextDouble() < chance;
            odds.forEach((type, propensity) -> known.put(
                    type,
                    known.getOrDefault(type, ArmRecord.NONE)
                            .after(choice.filter(type::equals).isPresent(), propensity, returned)));
        }

        assertThat(BANDIT.odds(types.stream()
                        .map(type -> new Candidate(type, known.get(type), Optional.empty()))
                        .toList()))
                .hasEntrySatisfying(
                        HookType.PERSONALIZED_INSIGHT,
                        chance -> assertThat(chance).isGreaterThan(0.8));
    }

    private static List<Candidate> candidates(HookType... types) {
        return Stream.of(types)
                .map(type -> new Candidate(type, ArmRecord.NONE, Optional.empty()))
                .toList();
    }
}
