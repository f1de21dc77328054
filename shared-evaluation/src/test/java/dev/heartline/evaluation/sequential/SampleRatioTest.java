package dev.heartline.evaluation.sequential;

import java.util.Random;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SampleRatioTest {

    private static final double[] HALVES = {0.5, 0.5};

    @Test
    void theEvidenceIsWhatAHandComputes() {
        // Two of one and none of the other: uniform prior 1/3, intended shares 1/4.
        assertThat(SampleRatio.of(new long[] {2, 0}, HALVES).evidence()).isCloseTo(4.0 / 3, Offset.offset(1e-10));
    }

    @Test
    void lostUsersAreNoticed() {
        assertThat(SampleRatio.of(new long[] {5000, 4400}, HALVES).isBroken()).isTrue();
        assertThat(SampleRatio.of(new long[] {5000, 4950}, HALVES).isBroken()).isFalse();
    }

    /** JSON has no word for infinity. */
    @Test
    void howeverOverwhelmingTheEvidenceIsANumber() {
        assertThat(SampleRatio.of(new long[] {1_000_000, 0}, HALVES).evidence()).isFinite();
        assertThat(SampleRatio.of(new long[] {1_000_000, 0}, HALVES).isBroken()).isTrue();
    }

    @Test
    void whoeverLooksAllTheTimeIsAlarmedAsRarelyAsPromised() {
        int alarms = 0;
        for (int run = 0; run < 2000; run++) {
            var random = new Random(run);
            long[] counts = new long[2];
            boolean alarmed = false;
            for (int n = 0; n < 500; n++) {
                counts[random.nextDouble() < 0.3 ? 0 : 1]++;
                alarmed |= SampleRatio.of(counts, new double[] {0.3, 0.7}).isBroken();
            }
            alarms += alarmed ? 1 : 0;
        }

        assertThat(alarms / 2000.0).isLessThanOrEqualTo(2 * SampleRatio.ALPHA);
    }

    @Test
    void theLogarithmOfTheGammaFunctionIsExact() {
        assertThat(SampleRatio.logGamma(1)).isCloseTo(0, Offset.offset(1e-11));
        assertThat(SampleRatio.logGamma(11)).isCloseTo(Math.log(3_628_800), Offset.offset(1e-11));
        assertThat(SampleRatio.logGamma(0.5)).isCloseTo(0.5 * Math.log(Math.PI), Offset.offset(1e-11));
    }

    @Test
    void oneVariantIsNoExperiment() {
        assertThatThrownBy(() -> SampleRatio.of(new long[] {2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
