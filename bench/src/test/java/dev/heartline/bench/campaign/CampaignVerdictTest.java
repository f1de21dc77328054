package dev.heartline.bench.campaign;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignVerdictTest {

    @Test
    void itIsExactWhereEverybodyHasOneTextAtTheCarrier() {
        assertThat(verdict(10, 10, 0, 0).isExact(10)).isTrue();
        assertThat(verdict(10, 9, 0, 0).isExact(10)).isFalse();
        assertThat(verdict(10, 11, 1, 0).isExact(10)).isFalse();
        assertThat(verdict(11, 10, 0, 0).isExact(10)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "401, true", "402, false"})
    void theRateIsHeldWhereNoMoreIsReleasedThanWhatIsSavedUp(double ahead, boolean held) {
        assertThat(verdict(10, 10, 0, ahead).holds(200)).isEqualTo(held);
    }

    private static CampaignVerdict verdict(long texts, long carried, long twice, double ahead) {
        return new CampaignVerdict(10, 10, texts, 10, texts, carried, twice, 5, 5, ahead);
    }
}
