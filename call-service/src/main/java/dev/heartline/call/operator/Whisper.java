package dev.heartline.call.operator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * @param instruction what the coach shall come to next, as a short topic in words that the caller may hear: "the appointment on
 *     Friday". The local coach says them as they are; the guard stands around what the coach makes of it
 * @param reason for the record
 */
record Whisper(
        @NotBlank
        @Size(max = 200)
        @Pattern(
                regexp = NO_ORDER,
                flags = Pattern.Flag.CASE_INSENSITIVE,
                message = "is a topic that the caller may hear, not an order to the coach")
        String instruction,

        @NotBlank @Size(max = 500) String reason) {

    private static final String NO_ORDER =
            "\\s*(?!(?:please\\s+)?(?:don.?t|do\\s+not|never|avoid|stop|ask|tell|say|mention|talk|speak|remind|let|make|be|try|keep|find\\s+out)\\b)[\\s\\S]*";
}
