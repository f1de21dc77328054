package dev.heartline.bench.load;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void aPercentileThatTheSampleIsTooSmallForIsNotGiven() {
        measure(99);

        assertThat(latencies).asString().contains("p95").doesNotContain("p99").contains("max    99 ms   (n = 99)");
    }

    @Test
    void aHundredAreEnoughForTheP99() {
        measure(100);

        assertThat(latencies).asString().contains("p99    99 ms").contains("max   100 ms   (n = 100)");
    }

    private void measure(int number) {
        IntStream.rangeClosed(1, number).mapToObj(Duration::ofMillis).forEach(latencies::add);
    }
}
