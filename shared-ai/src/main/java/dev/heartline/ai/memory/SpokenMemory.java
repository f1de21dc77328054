package dev.heartline.ai.memory;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Words;

/** Whether something that the coach said names a memory: it says all that it tells, in whatever order. */
public final class SpokenMemory {

    /** Fewer than this say too little to know that this was meant. */
    private static final int ENOUGH_WORDS = 2;

    private static final Pattern DATES = Pattern.compile(
            "(?i)(?:\\b(?:ago|away|from (?:now|today)) )?\\(as of [^)]*\\)|(?:\\b(?:on|in) (?:the \\w+ of )?)?\\b(?:\\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4}\\b");

    private SpokenMemory() {}

    /** @param description in the third person, with dates: {@code Hates cooking on Mondays} */
    public static boolean isIn(String said, String description) {
        var content = Set.copyOf(Words.contentOf(said));
        return mayBeIn(content, description) && isNamedBy(content, words(description));
    }

    /** Cheap: to turn a description into what would be said of it is not. */
    public static boolean mayBeIn(Set<String> said, String description) {
        return Words.contentOf(description).stream().anyMatch(said::contains);
    }

    /** @param words as {@link #words} has them */
    public static boolean isNamedBy(Set<String> said, Set<String> words) {
        return words.size() >= ENOUGH_WORDS && said.containsAll(words);
    }

    /** What a coach would have to say to say it, who turns "hates" into "you hate" and dates into ages. */
    public static Set<String> words(String description) {
        var undated = DATES.matcher(description).replaceAll(" ");
        var spoken = undated.startsWith(MemoryCandidate.QUOTED)
                ? undated.substring(MemoryCandidate.QUOTED.length())
                : Person.secondFromThird(undated.strip()).orElse(undated);
        return new HashSet<>(Words.contentOf(spoken));
    }
}
