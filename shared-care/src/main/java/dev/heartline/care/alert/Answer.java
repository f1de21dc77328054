package dev.heartline.care.alert;

import java.util.UUID;

/**
 * The fixed answer to danger.
 *
 * @param textId the text that carries it; null where none does
 */
public record Answer(UUID textId, AnswerState state) {

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
