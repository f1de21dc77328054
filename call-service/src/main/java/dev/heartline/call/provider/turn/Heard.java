package dev.heartline.call.provider.turn;

import java.time.Duration;

import dev.heartline.call.live.Utterance;

/** What a carrier has heard of the caller after it had said what it was told to say. */
public sealed interface Heard {

    record Words(Utterance utterance) implements Heard {}

    /** @param time how long it has listened in vain */
    record Silence(Duration time) implements Heard {}

    /**
     * @param words what was recognised; blank for silence
     * @param confidence of the recogniser, from 0 to 1; null where it doesn't tell
     * @param listened how long the carrier waits for a caller who says nothing
     */
    static Heard of(String words, Double confidence, Duration listened) {
        return words.isBlank() ? new Silence(listened) : new Words(new Utterance(words, confidence));
    }
}
