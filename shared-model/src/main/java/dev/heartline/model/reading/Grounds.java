package dev.heartline.model.reading;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.heartline.ai.text.Words;

/**
 * What was said, as the ground that a model's findings must stand on. Words are compared by their beginnings, so that "walked"
 * stands on "walking"; a number or a name stands on nothing but itself. Rules can't understand: they catch what was made up out
 * of whole cloth, not what was twisted. Pure, safe for concurrent use.
 */
final class Grounds {

    /** Characters of a word by which its forms are told. */
    private static final int STEM = 4;

    private static final int SHORTEST_QUOTE = 3;

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    /** In mid-sentence. */
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll}\\p{N},;] )\\p{Lu}\\p{Ll}+");

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}']+");

    private static final Pattern INSTRUCTION = Pattern.compile(
            "(?i)\\b(?:ignore|disregard|forget|override)\\b.{0,40}\\b(?:instructions?|rules?|prompts?|above|previous)\\b|"
                    + "\\bsystem (?:prompt|message)\\b|\\bas an ai\\b|https?://|[<>{}\\[\\]`|\\\\]");

    private final String said;
    private final Set<String> stems;

    private Grounds(String said) {
        this.said = " " + plain(said) + " ";
        this.stems = stems(said);
    }

    static Grounds of(Collection<String> texts) {
        return new Grounds(String.join(" . ", texts));
    }

    static Grounds of(String text) {
        return new Grounds(text);
    }

    /** Whether somebody said it, word for word; capitals, marks and gaps don't count. */
    boolean hold(String quote) {
        var plain = plain(quote);
        return plain.length() >= SHORTEST_QUOTE && said.contains(" " + plain + " ");
    }

    /**
     * Whether other words say no more than what was said: numbers and names all stand there, and of what else carries meaning at
     * least a share does.
     *
     * @param share 0..1
     */
    boolean carry(String words, double share) {
        if (INSTRUCTION.matcher(words).find()) {
            return false;
        }
        if (!NUMBER.matcher(words).results().allMatch(number -> said.contains(" " + plain(number.group()) + " "))
                || !NAME.matcher(words).results().allMatch(name -> stems.contains(stem(plain(name.group()))))) {
            return false;
        }
        var content = List.copyOf(stems(words));
        long standing = content.stream().filter(stems::contains).count();
        return !content.isEmpty() && standing >= share * content.size();
    }

    private static String plain(String text) {
        return GAP.matcher(Words.normalise(text).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    private static Set<String> stems(String text) {
        return Words.contentOf(text).stream()
                .filter(word -> Character.isLetterOrDigit(word.charAt(0)))
                .map(Grounds::stem)
                .collect(Collectors.toSet());
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(STEM, word.length()));
    }
}
