package dev.heartline.call.provider.turn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfidenceTest {

    @ParameterizedTest
    @CsvSource({"0.9405097, 0.9405097", "1, 1", "0, 0", "1.0, 1", "1.2, ", "'', ", "NaN, ", "-0.5, ", "0.94x, "})
    void whatIsNoneIsNotToldAsOne(String told, Double confidence) {
        assertThat(Confidence.of(told)).isEqualTo(confidence);
    }
}
