package dev.heartline.call.live;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.live.Manner.Energy;
import dev.heartline.call.live.Manner.Pace;
import dev.heartline.events.vocabulary.Emotion;

import static org.assertj.core.api.Assertions.assertThat;

class MannerTest {

    @ParameterizedTest
    @CsvSource({"20, 5000, FAST", "20, 8000, NORMAL", "20, 12000, SLOW", "5, 5000, ", "20, 1000, "})
    void howFastSomebodySpeaksIsToldByWordsAndTime(int words, long millis, Pace pace) {
        assertThat(Manner.pace("word ".repeat(words), Duration.ofMillis(millis)))
                .isEqualTo(pace);
    }

    @ParameterizedTest
    @CsvSource({
        "25, ANXIOUS, NORMAL, HIGH",
        "10, ANXIOUS, FAST, HIGH",
        "10, ANXIOUS, NORMAL, MEDIUM",
        "2, SAD, , LOW",
        "10, DISCOURAGED, SLOW, LOW",
        "2, ANXIOUS, , MEDIUM",
        "10, , , MEDIUM"
    })
    void twoSignsOfThreeAreNeeded(int words, Emotion emotion, Pace pace, Energy energy) {
        assertThat(Manner.energy(List.of("word ".repeat(words)), emotion == null ? List.of() : List.of(emotion), pace))
                .isEqualTo(energy);
    }

    @Test
    void whoHasSaidNothingShowsNoEnergy() {
        assertThat(Manner.energy(List.of(), List.of(Emotion.SAD), null)).isNull();
    }

    @Test
    void onlyTheLastTurnsCount() {
        var said = List.of("word ".repeat(200), "No.", "I see.", "Fine.");

        assertThat(Manner.energy(said, List.of(Emotion.SAD), null)).isEqualTo(Energy.LOW);
    }
}
