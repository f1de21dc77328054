package dev.heartline.ai.callback;

import java.time.LocalDate;
import java.time.LocalDateTime;
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

    /**
     * As it was understood: "tomorrow at eight in the evening". A length ("in an hour") leaves nothing to misread, and is said as it was.
     *
     * @param now on their clock, when they said it
     */
    public String spoken(LocalDateTime now) {
        return time.map(hour -> CallbackTime.isLength(words) ? words : SpokenTime.of(day, hour, now))
                .orElseGet(() -> SpokenTime.of(day, now));
    }

    CallbackRequest byText() {
        return new CallbackRequest(day, time, words, FollowUpType.SMS);
    }
}
