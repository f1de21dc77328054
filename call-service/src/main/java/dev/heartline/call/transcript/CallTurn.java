package dev.heartline.call.transcript;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.Speaker;

/**
 * One uninterrupted piece of speech.
 *
 * @param seq position in the call, from 0
 * @param text of an interrupted coach only what was heard
 * @param at when it began
 * @param interrupted the user spoke into this turn of the coach
 * @param confidence how sure the recogniser is of the user's words, from 0 to 1; null where it doesn't tell, and of the coach
 */
public record CallTurn(
        int seq,
        Speaker speaker,
        String text,
        Instant at,
        boolean interrupted,
        @Nullable Double confidence) {

    public static CallTurn of(int seq, Speaker speaker, String text, Instant at) {
        return new CallTurn(seq, speaker, text, at, false, null);
    }

    public CallTurn heardOnly(String heard) {
        return new CallTurn(seq, speaker, heard, at, true, null);
    }

    /** The turn of a user, in the words that were recognised. */
    public CallTurn heard(String words, Double sureness) {
        return new CallTurn(seq, speaker, words, at, interrupted, sureness);
    }

    /** The same turn in other words, for example masked ones. */
    public CallTurn saying(String words) {
        return new CallTurn(seq, speaker, words, at, interrupted, confidence);
    }

    /** As the readers of conversations know it. */
    public Turn toTurn() {
        return new Turn(seq, speaker, text, at);
    }

    @Override
    public String toString() {
        return "CallTurn[" + seq + " " + speaker.wireName() + "]";
    }
}
