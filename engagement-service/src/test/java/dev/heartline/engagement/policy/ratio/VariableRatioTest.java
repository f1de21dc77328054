package dev.heartline.engagement.policy.ratio;

import java.util.UUID;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.draw.DrawKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VariableRatioTest {

    private static final VariableRatio RATIO = VariableRatio.ONE_IN_FOUR;
    private static final int CERTAIN_AT = certainAt(RATIO);

    @ParameterizedTest
    @CsvSource({".014746, .10, 68", ".032221, .15, 32", ".055704, .20, 18", ".084744, .25, 12", ".118949, .30, 9"})
    void theConstantGivesTheNominalRateAndTheBound(double c, double nominal, int certainAt) {
        var ratio = new VariableRatio(c);

        double tries = 0;
        double reached = 1;
        for (int attempt = 1; attempt <= certainAt; attempt++) {
            tries += attempt * reached * ratio.chance(attempt);
            reached *= 1 - ratio.chance(attempt);
        }

        assertThat(1 / tries).isCloseTo(nominal, Offset.offset(1e-5));
        assertThat(certainAt(ratio)).isEqualTo(certainAt);
    }

    @Test
    void theLastTryIsCertainAndTheOneBeforeIsNot() {
        assertThat(RATIO.chance(CERTAIN_AT)).isEqualTo(1);
        assertThat(RATIO.chance(CERTAIN_AT - 1)).isLessThan(1);
        assertThat(RATIO.draw(CERTAIN_AT - 1, Math.nextDown(1.0)).won()).isTrue();
        assertThat(RATIO.draw(CERTAIN_AT - 1, 0).surprise()).isZero();
    }

    @Test
    void theChanceGrowsWithEachMissAndStartsAnewAfterAWin() {
        var lost = RATIO.draw(1, 0.17);
        var won = RATIO.draw(2, 0.17);

        assertThat(lost).isEqualTo(new RatioDraw(2, 2 * 0.084744, 0.17));
        assertThat(lost.won()).isFalse();
        assertThat(lost.missesAfter()).isEqualTo(2);
        assertThat(won.won()).isTrue();
        assertThat(won.missesAfter()).isZero();
        assertThat(won.surprise()).isEqualTo(1 - 3 * 0.084744);
    }

    /** The interval is that of a binomial at 99.9 %; the bounded schedule varies even less. */
    @Test
    void aHundredThousandDrawsWinAsOftenAsPromised() {
        var key = DrawKey.of("a-key-for-tests-only-0123456789");
        var user = new UUID(0, 1);
        int tries = 100_000;

        int wins = 0;
        int misses = 0;
        int longest = 0;
        for (int i = 0; i < tries; i++) {
            var draw = RATIO.draw(
                    misses, key.draw(user, new UUID(1, i), "rewards-1").ofReward());
            wins += draw.won() ? 1 : 0;
            misses = draw.missesAfter();
            longest = Math.max(longest, misses);
        }

        double deviation = Math.sqrt(tries * 0.25 * 0.75);
        assertThat((double) wins).isCloseTo(tries * 0.25, Offset.offset(3.29 * deviation));
        assertThat(longest).isLessThan(CERTAIN_AT);
    }

    @Test
    void aChanceOutsideOfReasonIsRefused() {
        IntStream.of(0, -1, 2)
                .forEach(c ->
                        assertThatThrownBy(() -> new VariableRatio(c)).isInstanceOf(IllegalArgumentException.class));
    }

    /** The first try that can't be lost. */
    private static int certainAt(VariableRatio ratio) {
        return IntStream.iterate(1, attempt -> attempt + 1)
                .filter(attempt -> ratio.chance(attempt) == 1)
                .findFirst()
                .orElseThrow();
    }
}
