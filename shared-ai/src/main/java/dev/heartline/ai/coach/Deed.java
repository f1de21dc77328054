package dev.heartline.ai.coach;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Person;

/** Speaks of a commitment: "I'll walk after dinner" as "you'd walk after dinner". */
final class Deed {

    private static final Pattern FORM =
            Pattern.compile("(?i)^(i'll|i will|i won't|i can|i could|i'm going to|i plan to) (.+?)[.!]*$");

    private Deed() {}

    /** As it was said before. Empty where the wording isn't one we can turn. */
    static Optional<String> told(String commitment) {
        return turn(commitment, "you'd ", "you wouldn't ", "you could ", "you were going to ", "you planned to ");
    }

    /** As it is said now. */
    static Optional<String> planned(String commitment) {
        return turn(commitment, "you'll ", "you won't ", "you'll ", "you're going to ", "you plan to ");
    }

    private static Optional<String> turn(
            String commitment, String will, String wont, String can, String going, String plan) {
        var form = FORM.matcher(commitment.strip());
        if (!form.matches()) return Optional.empty();
        var start = switch (form.group(1).toLowerCase()) {
            case "i'll", "i will" -> will;
            case "i won't" -> wont;
            case "i can", "i could" -> can;
            case "i'm going to" -> going;
            default -> plan;
        };
        return Person.second(form.group(2)).map(start::concat);
    }
}
