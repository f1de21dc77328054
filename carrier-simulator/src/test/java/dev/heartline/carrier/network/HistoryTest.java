package dev.heartline.carrier.network;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryTest {
    private final History<String> history = new History<>(2, entry -> !entry.startsWith("active"));

    @Test
    void forgetsTheOldestEndedEntryBeyondItsLimit() {
        history.put("a", "ended a");
        history.put("b", "ended b");
        history.put("c", "ended c");

        assertThat(history.all()).containsExactly("ended b", "ended c");
    }

    @Test
    void neverForgetsWhatGoesOn() {
        history.put("a", "active a");
        history.put("b", "active b");
        history.put("c", "active c");

        assertThat(history.all()).hasSize(3);
        assertThat(history.forget("a")).isFalse();
    }

    @Test
    void forgetsOnRequest() {
        history.put("a", "active a");
        history.put("b", "ended b");

        assertThat(history.forget("b")).isTrue();
        history.forgetEnded();

        assertThat(history.all()).containsExactly("active a");
    }
}
