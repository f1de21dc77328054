package dev.heartline.engagement.policy.experiment;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import dev.heartline.evaluation.sequential.Observed;

import static org.assertj.core.api.Assertions.assertThat;

class JudgementTest {

    private static final Variant BEFORE = new Variant("before", 0.5);
    private static final Variant AFTER = new Variant("after", 0.5);

    @Test
    void sharesAreMetByChance() {
        var random = new Random(3);
        var variants = List.of(new Variant("a", 0.2), new Variant("b", 0.5), new Variant("c", 0.3));
        long b = random.doubles(20_000)
                .filter(u -> Variant.of(variants, u).name().equals("b"))
                .count();

        assertThat(b / 20_000.0).isCloseTo(0.5, Offset.offset(0.012));
        assertThat(Variant.of(variants, 0).name()).isEqualTo("a");
        assertThat(Variant.of(variants, Math.nextDown(1.0)).name()).isEqualTo("c");
    }

    @Test
    void aClearDifferenceIsToldAndStopsNothing() {
        var judgement = judge(observed(4000, 1600), observed(4000, 2000), observed(4000, 40), observed(4000, 44));

        var metric = judgement.comparisons().getFirst();
        assertThat(metric.measure()).isEqualTo(Measure.ACTIVE_NEXT_DAY);
        assertThat(metric.difference()).isCloseTo(0.1, Offset.offset(1e-12));
        assertThat(metric.interval().isAbove(0)).isTrue();
        assertThat(judgement.stop()).isEmpty();
    }

    @Test
    void moreHarmStopsIt() {
        var judgement = judge(observed(4000, 1600), observed(4000, 2000), observed(4000, 40), observed(4000, 400));

        assertThat(judgement.stop()).contains(Judgement.Stop.GUARDRAIL);
    }

    @Test
    void lostUsersStopIt() {
        var judgement = judge(observed(4000, 1600), observed(3000, 1200), observed(4000, 40), observed(3000, 30));

        assertThat(judgement.stop()).contains(Judgement.Stop.SAMPLE_RATIO);
    }

    @Test
    void whereNobodyCameNothingIsKnown() {
        var judgement = Judgement.of(
                Measure.ACTIVE_DAYS,
                List.of(Measure.LAPSED),
                List.of(new Outcome(BEFORE, 0, Map.of()), new Outcome(AFTER, 0, Map.of())));

        assertThat(judgement.comparisons()).allSatisfy(comparison -> {
            assertThat(comparison.interval().lower()).isEqualTo(-1);
            assertThat(comparison.interval().upper()).isEqualTo(1);
        });
        assertThat(judgement.stop()).isEmpty();
    }

    private static Judgement judge(Observed before, Observed after, Observed optedOutBefore, Observed optedOutAfter) {
        return Judgement.of(
                Measure.ACTIVE_NEXT_DAY,
                List.of(Measure.OPTED_OUT),
                List.of(
                        new Outcome(
                                BEFORE,
                                before.count(),
                                Map.of(Measure.ACTIVE_NEXT_DAY, before, Measure.OPTED_OUT, optedOutBefore)),
                        new Outcome(
                                AFTER,
                                after.count(),
                                Map.of(Measure.ACTIVE_NEXT_DAY, after, Measure.OPTED_OUT, optedOutAfter))));
    }

    private static Observed observed(long count, double sum) {
        return new Observed(count, sum);
    }
}
