package dev.heartline.sms.coach;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.Tone;
import dev.heartline.ai.message.Logged;

/** Says back what was noted, so that whoever logged it can put it right. In the tone that they asked for. */
final class Confirmation {

    private static final List<String> USUAL = List.of("Noted: %s.", "Got it: %s.", "I've noted it: %s.");
    private static final List<String> TOUGH = List.of("Noted: %s.");
    private static final List<String> GENTLE =
            List.of("Thanks for telling me. I've noted: %s.", "Thank you. Noted: %s.");

    private Confirmation() {}

    /**
     * @param before confirmations that the thread holds already: their wordings take turns
     * @return empty where nothing was noted
     */
    static Optional<String> of(List<Logged> logs, CoachContext context, long before) {
        if (logs.isEmpty()) {
            return Optional.empty();
        }
        var words =
                logs.stream().flatMap(log -> log.words().stream()).distinct().collect(Collectors.joining("; "));
        var wordings = wordings(context);
        return Optional.of(
                words.isEmpty()
                        ? "That's noted."
                        : wordings.get((int) (before % wordings.size())).formatted(words));
    }

    /** After words that had to come first. */
    static Optional<String> after(List<Logged> logs) {
        var words =
                logs.stream().flatMap(log -> log.words().stream()).distinct().collect(Collectors.joining("; "));
        return logs.isEmpty()
                ? Optional.empty()
                : Optional.of(words.isEmpty() ? "The rest is noted." : "Also noted: " + words + ".");
    }

    private static List<String> wordings(CoachContext context) {
        return switch (Tone.of(context)) {
            case USUAL -> USUAL;
            case GENTLE -> GENTLE;
            case TOUGH -> TOUGH;
        };
    }
}
