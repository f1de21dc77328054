package dev.heartline.sms.message;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmsCostTest {

    @ParameterizedTest
    @CsvSource({"160,0.83,1,1", "161,0.83,2,2", "459,0.83,3,3", "460,0.83,4,4", "1530,0.83,10,9", "10,0,1,0"})
    void everySegmentIsPaidAndAnEstimateIsNeverTooLow(int length, BigDecimal price, int segments, int cents) {
        assertThat(SmsCost.of("x".repeat(length), price)).isEqualTo(new SmsCost(segments, cents));
    }
}
