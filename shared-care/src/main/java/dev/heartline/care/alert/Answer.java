package dev.heartline.care.alert;

import java.time.Duration;
import java.util.UUID;

/**
 * The fixed answer to danger.
 *
 * @param textId the text that carries it; null where none does
 */
public record Answer(UUID textId, AnswerState state) {

    /** After this a human is told that an answer to somebody in danger hasn't left, while it goes on being tried. */
    public static final Duration LATE = Duration.ofMinutes(1);

    public static Answer spoken() {
        return new Answer(null, AnswerState.SENT);
    }

    public static Answer byText(UUID textId) {
        return new Answer(textId, AnswerState.PENDING);
    }

    /** There is no way any more to say it. */
    public static Answer impossible() {
        return new Answer(null, AnswerState.FAILED);
    }
}
