package dev.heartline.care.oncall;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPaceTest {

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "8, 256", "9, 300", "10000, 300"})
    void theWaitDoublesUpToTheLongest(int attempts, int seconds) {
        var pace = new RetryPace(Duration.ofSeconds(2), Duration.ofMinutes(5));

        assertThat(pace.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
