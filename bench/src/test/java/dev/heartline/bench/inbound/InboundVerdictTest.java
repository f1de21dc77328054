package dev.heartline.bench.inbound;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class InboundVerdictTest {

    @ParameterizedTest
    @CsvSource({
        "0.50, 24, 0.80, 0",
        "1.20, 3,  0.95, 0",
        "0.49, 24, 0.80, 1",
        "0.50, 25, 0.80, 1",
        "0.50, 24, 0.79, 1",
        "0.10, 90, 0.10, 3",
        "NaN,  24, NaN,  2"
    })
    void whatWasNotReachedIsSaid(double ofEndpoint, long p99, double ofEmbedding, int missed) {
        assertThat(new InboundVerdict(ofEndpoint, p99, ofEmbedding).missed()).hasSize(missed);
    }
}
