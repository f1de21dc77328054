package dev.heartline.memory.ingest;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.memory.MemoryExtraction;
import dev.heartline.ai.memory.PreferenceCandidate;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

class SieveTest {

    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

    private final Sieve sieve = new Sieve(new Conversation(List.of(
            new Turn(0, Speaker.COACH, "You hate Mondays", AT), new Turn(1, Speaker.USER, "I do", AT.plusSeconds(3)))));

    @Test
    void onlyWhatTheUserSaidPasses() {
        assertThat(memories(candidate("Hates Mondays", 0.5, 0.8, 1))).hasSize(1);
        assertThat(memories(candidate("Hates Mondays", 0.5, 0.8, 0))).isEmpty();
        assertThat(memories(candidate("Hates Mondays", 0.5, 0.8, 0, 1))).isEmpty();
        assertThat(memories(candidate("Hates Mondays", 0.5, 0.8, 7))).isEmpty();
        assertThat(memories(candidate("Hates Mondays", 0.5, 0.8))).isEmpty();
    }

    @Test
    void whatIsOutsideTheContractIsLeftOut() {
        assertThat(memories(candidate("...", 0.5, 0.8, 1))).isEmpty();
        assertThat(memories(candidate("Hates Mondays", 1.5, 0.8, 1))).isEmpty();
        assertThat(memories(candidate("Hates Mondays", 0.5, 1.1, 1))).isEmpty();
        assertThat(memories(candidate("Hates Mondays", null, 0.8, 1))).hasSize(1);
        assertThat(memories(candidate("Hates Mondays", 0.5, Double.NaN, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "timing, contact_time, evening, 0.9, 1", "weather, contact_time, evening, 0.9, 0",
        "timing, Contact Time, evening, 0.9, 0", "timing, contact_time, ' ', 0.9, 0",
        "timing, contact_time, evening, 9, 0"
    })
    void preferencesKeepToTheirForm(String category, String key, String value, double confidence, int passed) {
        var extraction = new MemoryExtraction(
                "test", List.of(), List.of(new PreferenceCandidate(category, key, value, confidence, List.of(1))));

        assertThat(sieve.preferences(extraction)).hasSize(passed);
    }

    private List<MemoryCandidate> memories(MemoryCandidate candidate) {
        return sieve.memories(new MemoryExtraction("test", List.of(candidate), List.of()));
    }

    private static MemoryCandidate candidate(
            String description, Double valence, double confidence, Integer... sourceTurns) {
        return new MemoryCandidate(
                MemoryType.STRUGGLE, description, valence, List.of(), false, confidence, List.of(sourceTurns));
    }
}
