package dev.heartline.engagement.policy.level;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LevelTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "4, 1", "5, 2", "9, 2", "10, 3", "349, 11", "350, 12", "449, 12", "450, 13", "550, 14"})
    void aLevelIsMadeOfDays(int days, int level) {
        assertThat(Level.of(days)).isEqualTo(level);
    }

    @Test
    void eachIsReachedOnOneDay() {
        assertThat(IntStream.rangeClosed(1, 550).filter(Level::isReachedOn).count())
                .isEqualTo(13);
        assertThat(IntStream.rangeClosed(1, 20).filter(Level::isReachedOn)).containsExactly(5, 10, 20);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "4, 5", "5, 10", "349, 350", "350, 450", "449, 450", "450, 550"})
    void theNextLevelIsReachedAt(int activeDays, int next) {
        assertThat(Level.nextAt(activeDays)).isEqualTo(next);
        assertThat(Level.isReachedOn(next)).isTrue();
    }
}
