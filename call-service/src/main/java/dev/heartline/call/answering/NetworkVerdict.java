package dev.heartline.call.answering;

import java.util.Optional;

import dev.heartline.events.vocabulary.AnsweredBy;

/**
 * What a carrier makes of who picked up.
 *
 * @param who empty where it can't tell
 * @param word the carrier's own for it
 */
public record NetworkVerdict(Optional<AnsweredBy> who, String word, Greeting greeting) {

    /** Of a machine. */
    public enum Greeting {
        /** Its end is told later, or that it wasn't made out. */
        GOES_ON,
        /** What is said now is recorded. */
        OVER,
        /** Nobody will tell its end. */
        ENDLESS
    }
}
