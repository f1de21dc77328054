package dev.heartline.call.transcript;

import java.time.Instant;

import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.Speaker;

/**
 * One uninterrupted piece of speech.
 *
 * @param seq position in the call, from 0
 * @param text of an interrupted coach only what was heard
 * @param at when it began
 * @param interrupted the user spoke into this turn of the coach
 */
public record CallTurn(int seq, Speaker speaker, String text, Instant at, boolean interrupted) {

    public static CallTurn of(int seq, Speaker speaker, String text, Instant at) {
        return new CallTurn(seq, speaker, text, at, false);
    }

    public CallTurn heardOnly(String heard) {
        return new CallTurn(seq, speaker, heard, at, true);
    }

    /** The same turn in other words, for example masked ones. */
    public CallTurn saying(String words) {
        return new CallTurn(seq, speaker, words, at, interrupted);
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
