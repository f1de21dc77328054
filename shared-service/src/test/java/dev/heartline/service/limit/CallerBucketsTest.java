package dev.heartline.service.limit;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallerBucketsTest {

    private final CallerBuckets buckets = new CallerBuckets(3, 6, 100);

    @Test
    void aCallerWhoHasTakenTheBurstWaitsForTheNextOne() {
        assertThat(Stream.generate(() -> buckets.take("one")).limit(3)).allMatch(wait -> wait.isEmpty());

        assertThat(buckets.take("one"))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(11)));
    }

    @Test
    void anotherCallerIsNotKeptWaiting() {
        Stream.generate(() -> buckets.take("one")).limit(5).forEach(_ -> {});

        assertThat(buckets.take("another")).isEmpty();
    }
}
