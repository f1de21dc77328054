package dev.heartline.sms.outbound;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(10), 6);

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "3,8", "4,10", "5,10"})
    void theWaitDoublesUpToItsLimit(int attempts, long seconds) {
        assertThat(backoff.after(attempts)).hasValue(Duration.ofSeconds(seconds));
    }

    @Test
    void theLastAttemptIsTheLast() {
        assertThat(backoff.after(6)).isEmpty();
    }
}
