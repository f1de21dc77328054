package dev.heartline.sms.care;

import java.util.Optional;

/**
 * What a text meets.
 *
 * @param words what we said last that it may answer; empty where there was nothing lately
 * @param wasAsked the question about danger was asked lately
 * @param questionIsOpen it was, and this is the first text since: these are its words
 * @param burst what the same person wrote in the moments before, since we said something last; empty where there was nothing
 */
public record SaidBefore(String words, boolean wasAsked, boolean questionIsOpen, String burst) {

    /** The text as the end of what is being told in several. Empty where it stands alone. */
    public Optional<String> withBurst(String body) {
        return burst.isEmpty() ? Optional.empty() : Optional.of(burst + " " + body);
    }
}
