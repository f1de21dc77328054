package dev.heartline.ai.callback;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

import dev.heartline.events.vocabulary.FollowUpType;

/**
 * A call or a text that the user has asked for, on the clock of their wall.
 *
 * @param time empty where they named only the day
 * @param words of theirs that name it, in lower case: "tomorrow at six"
 * @param by {@code CALL} or {@code SMS}
 */
public record CallbackRequest(LocalDate day, Optional<LocalTime> time, String words, FollowUpType by) {

    CallbackRequest byText() {
        return new CallbackRequest(day, time, words, FollowUpType.SMS);
    }
}
