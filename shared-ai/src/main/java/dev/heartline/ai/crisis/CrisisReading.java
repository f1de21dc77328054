package dev.heartline.ai.crisis;

import java.util.Optional;

import dev.heartline.events.vocabulary.CrisisKind;

/**
 * What one utterance says about danger.
 *
 * @param kind the most urgent kind of danger; empty where there is none
 */
public record CrisisReading(Level level, Optional<CrisisKind> kind) {

    public static final CrisisReading NONE = new CrisisReading(Level.NONE, Optional.empty());

    public enum Level {
        NONE,
        /** No danger by itself, and a reason to ask about it, gently and directly. */
        ASK,
        /** Danger to life, or of serious harm. */
        ALARM
    }

    public boolean is(Level other) {
        return level == other;
    }
}
