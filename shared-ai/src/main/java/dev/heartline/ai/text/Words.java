package dev.heartline.ai.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into lower-case words. Apostrophes and hyphens inside a word stay ({@code don't}, {@code co-workers}); an
 * emoji is a word, and so is an emoticon, as the emoji it stands for; {@value #STOP} stands for the end of a sentence or clause and {@code ","} for a comma, so that a phrase
 * never matches across them.
 */
public final class Words {

    static final String STOP = ".";

    private static final Set<String> FUNCTION_WORDS = Set.of("""
            a an the i you he she it we they me him her us them my your his its our their mine yours this that these those
            there here am is are was were be been being do does did done have has had having will would shall should can
            could may might must to of in on at by for with from about into over after before up down out off as and or but
            if so than then because when while what which who whom how why where not no yes yeah very really just also too
            only even still again ever much many more most some any all lot lots bit kind sort like well i'm i've i'd i'll
            it's that's don't didn't doesn't can't isn't wasn't get got go going gonna wanna thing things stuff something
            anything nothing everything someone know think guess mean maybe probably um uh oh okay ok right now today
            """.strip().split("\\s+"));

    private Words() {}

    /** The text in composed form with plain apostrophes: what all matching starts from. */
    public static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u02BC', '\'')
                .replace('\u201C', '"')
                .replace('\u201D', '"');
    }

    public static List<String> of(String text) {
        var normal = Emoticons.asEmoji(normalise(text)).toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i < normal.length(); ) {
            int c = normal.codePointAt(i);
            int width = Character.charCount(c);
            if (Character.isLetterOrDigit(c) || joins(c, normal, i)) {
                word.appendCodePoint(c);
            } else {
                flush(word, words);
                if (c == ',') words.add(",");
                else if (endsClause(c)) words.add(STOP);
                else if (isEmoji(c)) words.add(Character.toString(c));
            }
            i += width;
        }
        flush(word, words);
        return words;
    }

    /** Whether the word carries meaning of its own. Punctuation and the commonest verbs and pronouns don't. */
    public static boolean isContent(String word) {
        return word.length() > 1 && !FUNCTION_WORDS.contains(word);
    }

    /** The meaning-carrying words of a text, in order. */
    public static List<String> contentOf(String text) {
        return of(text).stream().filter(Words::isContent).toList();
    }

    public static int count(String text) {
        return (int) of(text).stream().filter(Words::isWord).count();
    }

    static boolean isWord(String word) {
        return !word.equals(STOP) && !word.equals(",");
    }

    private static boolean joins(int c, String text, int at) {
        return (c == '\'' || c == '-')
                && at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean endsClause(int c) {
        return c == '.' || c == '!' || c == '?' || c == ';' || c == ':' || c == '\n' || c == '\u2014' || c == '\u2026';
    }

    private static boolean isEmoji(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) words.add(word.toString());
        word.setLength(0);
    }
}
