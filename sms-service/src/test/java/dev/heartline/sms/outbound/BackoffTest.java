package dev.heartline.sms.outbound;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(10), 4);

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "3,8", "4,10", "5,10", "1000,10"})
    void theWaitDoublesUpToItsLimitAndHasNoLastOne(int attempts, long seconds) {
        assertThat(backoff.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,10", "3,20"})
    void theFirstLostAttemptIsRepeatedAtOnceAndTheNextOnesLaterAndLater(int lost, long seconds) {
        assertThat(backoff.afterLost(lost)).hasValue(Duration.ofSeconds(seconds));
    }

    @Test
    void theLastLostAttemptIsTheLast() {
        assertThat(backoff.afterLost(4)).isEmpty();
    }
}
