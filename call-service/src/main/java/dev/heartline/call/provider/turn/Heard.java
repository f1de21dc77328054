package dev.heartline.call.provider.turn;

import java.time.Duration;

import dev.heartline.call.live.SpeakingTime;
import dev.heartline.call.live.Utterance;

/** What a carrier has heard of the caller after it had said what it was told to say, or while it did. */
public sealed interface Heard {

    /** People seldom speak faster: so long at the least has somebody spoken. */
    SpeakingTime FASTEST_CALLER = new SpeakingTime(300);

    /**
     * @param quiet how long the carrier had stopped speaking for us when it told, at the least: since the caller began. Zero where it
     *     may have spoken on
     */
    record Words(Utterance utterance, Duration quiet) implements Heard {}

    /** @param time how long it has listened in vain */
    record Silence(Duration time) implements Heard {}

    /**
     * By a carrier that stops speaking when the caller begins.
     *
     * @param words what was recognised; blank for silence
     * @param confidence of the recogniser, from 0 to 1; null where it doesn't tell
     * @param listened how long the carrier waits for a caller who says nothing
     * @param pause of the caller, after which the carrier tells
     */
    static Heard of(String words, Double confidence, Duration listened, Duration pause) {
        return words.isBlank()
                ? new Silence(listened)
                : new Words(new Utterance(words, confidence), pause.plus(FASTEST_CALLER.of(words)));
    }

    /** As {@link #of}, by a carrier that may speak on into the caller's words. */
    static Heard throughWords(String words, Double confidence, Duration listened) {
        return words.isBlank() ? new Silence(listened) : new Words(new Utterance(words, confidence), Duration.ZERO);
    }
}
