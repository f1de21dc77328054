package dev.heartline.sms.message;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A phone's report that its owner has edited a text, as it reaches a phone or a carrier that knows no editing: {@code Edited to “I'm
 * fine”}. What they say is what stands in it now. That a text was taken back is told to nobody by SMS.
 */
public final class Edit {

    /** A text may be edited for that long after it was sent. */
    public static final Duration WITHIN = Duration.ofMinutes(20);

    private static final Pattern REPORT =
            Pattern.compile("^\\s*Edited to [\u201C\"\u201E](.*)[\u201D\"\u201C]\\s*$", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private Edit() {}

    /**
     * A text that may be the one that was edited.
     *
     * @param words what it says by now
     */
    public record Earlier(UUID id, String words) {}

    /**
     * Which of the texts was edited: the only one there is, else the one that shares most of its words with the edit (Jaccard index).
     * Where none of several shares any, or two share as many, nobody can tell; then none is, as what was truly said would be taken back.
     *
     * @param texts that may still be edited
     */
    static Optional<Earlier> replaced(String words, List<Earlier> texts) {
        if (texts.size() < 2) {
            return texts.stream().findFirst();
        }
        var edited = wordsOf(words);
        var byLikeness = texts.stream()
                .sorted(Comparator.comparingDouble((Earlier text) -> likeness(edited, wordsOf(text.words())))
                        .reversed())
                .toList();
        double most = likeness(edited, wordsOf(byLikeness.get(0).words()));
        double next = likeness(edited, wordsOf(byLikeness.get(1).words()));
        return most > next ? Optional.of(byLikeness.get(0)) : Optional.empty();
    }

    private static double likeness(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        return both == 0 ? 0 : (double) both / (one.size() + other.size() - both);
    }

    private static Set<String> wordsOf(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    public static boolean isOne(String body) {
        return quoted(body).isPresent();
    }

    /** What its writer says by it: of any other text all of it. */
    public static String words(String body) {
        return quoted(body).orElse(body);
    }

    private static Optional<String> quoted(String body) {
        var report = REPORT.matcher(body);
        return report.matches() && !report.group(1).isBlank() ? Optional.of(report.group(1)) : Optional.empty();
    }
}
