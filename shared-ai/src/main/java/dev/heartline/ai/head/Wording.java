package dev.heartline.ai.head;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Sentences;

/**
 * The wording of a text as numbered features: runs of one to three words, and runs and pairs of their classes (who, whom,
 * contact, means, …; see {@code shapes.txt}), hashed. A vector says what a text is about; its wording says who does what to
 * whom, and whether it is negated, which vectors of small models mix up.
 */
public final class Wording {

    /** How many features there are: hashed, so that a few share a number. */
    public static final int FEATURES = 1 << 15;

    /** Words beyond it aren't looked at: bounds what a text may cost. */
    private static final int MOST_WORDS = 400;

    private static final int HALF = FEATURES / 2;
    private static final int LONGEST_RUN = 3;
    private static final int LONGEST_SHAPE = 5;
    private static final int WIDEST_GAP = 5;
    private static final String UNKNOWN = "_";

    /** Words of a sentence by which its kind shows. */
    private static final int BEGINNING = 3;

    /** Tells features of what is answered from those of the text. */
    private static final int ANSWERED = 55;

    private static final Map<String, String> CLASSES = classes();
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u2018\u02BC`\u00B4]");

    private Wording() {}

    /** Distinct numbers below {@link #FEATURES}, ascending: the words' in the lower half, the shapes' in the upper. */
    public static int[] of(String text) {
        var words = words(text);
        var shape =
                words.stream().map(word -> CLASSES.getOrDefault(word, UNKNOWN)).toList();
        var found = new Features();
        runs(words, 1, LONGEST_RUN, found, 0);
        shapes(shape, found);
        return found.numbers();
    }

    /**
     * The features of a text, and beside them how what it answers begins and ends: "sometimes" after a question is an answer.
     *
     * @param answered what was said before it; only its last sentence counts; empty where there was nothing
     */
    public static int[] of(String text, String answered) {
        var sentences = Sentences.of(answered);
        if (sentences.isEmpty()) return of(text);
        var last = words(sentences.getLast() + " ");
        var mark = sentences.getLast().endsWith("?") ? "?" : ".";
        var found = new Features();
        for (int feature : of(text)) found.set.set(feature);
        found.add(mix(ANSWERED, mark.hashCode()), 0);
        for (var word : last.subList(1, Math.min(last.size(), BEGINNING + 1)))
            found.add(mix(mix(ANSWERED, mark.hashCode()), word.hashCode()), 0);
        for (var word : words(text).subList(1, 2))
            found.add(mix(mix(ANSWERED + 1, mark.hashCode()), word.hashCode()), 0);
        return found.numbers();
    }

    /** How much each of a text's features weighs: less, the more there are, so that a long text doesn't count double. */
    public static float weight(int features) {
        return (float) (4 / Math.sqrt(Math.max(1, features)));
    }

    /** How much each of a text's features weighs, one by one. */
    public static float[] weights(int[] features) {
        int shapes = 0;
        for (int feature : features) if (isShape(feature)) shapes++;
        var weights = new float[features.length];
        for (int i = 0; i < features.length; i++)
            weights[i] = weight(isShape(features[i]) ? shapes : features.length - shapes);
        return weights;
    }

    public static boolean isShape(int feature) {
        return feature >= HALF;
    }

    /** Lower case without accents and apostrophes; clause ends, commas and pictures are words; marked start and end. */
    static List<String> words(String text) {
        var plain = APOSTROPHES
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT))
                .replaceAll("");
        var words = new ArrayList<String>();
        words.add("<");
        var word = new StringBuilder();
        for (int at = 0; at < plain.length() && words.size() < MOST_WORDS; ) {
            int c = plain.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) word.appendCodePoint(c);
            else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                end(word, words);
                mark(c, words);
            }
        }
        end(word, words);
        while (words.getLast().equals(".")) words.removeLast();
        words.add(">");
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) words.add(word.toString());
        word.setLength(0);
    }

    private static void mark(int c, List<String> words) {
        if (c == ',') words.add(",");
        else if (c == '?') words.add("?");
        else if (".!;:\n\u2014\u2026".indexOf(c) >= 0) {
            if (!words.getLast().equals(".")) words.add(".");
        } else if (Character.getType(c) == Character.OTHER_SYMBOL) words.add(Character.toString(c));
    }

    private static void shapes(List<String> shape, Features found) {
        runs(shape, 2, LONGEST_SHAPE, found, HALF);
        for (int first = 0; first < shape.size(); first++) {
            var a = shape.get(first);
            if (a.equals(UNKNOWN)) continue;
            found.add(mix(a.hashCode(), 77), HALF);
            for (int second = first + 2; second < Math.min(shape.size(), first + WIDEST_GAP + 1); second++) {
                var b = shape.get(second);
                if (!b.equals(UNKNOWN)) found.add(mix(mix(a.hashCode(), 99), b.hashCode()), HALF);
            }
        }
    }

    /** Runs that are mostly unknown words say nothing. */
    private static void runs(List<String> words, int shortest, int longest, Features found, int from) {
        for (int start = 0; start < words.size(); start++) {
            int hash = 17;
            int unknown = 0;
            for (int length = 1; length <= longest && start + length <= words.size(); length++) {
                var word = words.get(start + length - 1);
                hash = mix(hash, word.hashCode());
                if (from > 0 && word.equals(UNKNOWN)) unknown++;
                if (length >= shortest && (unknown <= length - 2 || unknown == 0)) found.add(hash + length, from);
            }
        }
    }

    private static int mix(int hash, int next) {
        int h = (hash * 31 + next) * 0x9E3779B1;
        return h ^ h >>> 15;
    }

    private static Map<String, String> classes() {
        var classes = new HashMap<String, String>();
        Lexicon.sections("/dev/heartline/ai/head/shapes.txt")
                .forEach((name, lines) -> lines.stream()
                        .flatMap(line -> Arrays.stream(line.split("\\s+")))
                        .forEach(word ->
                                classes.put(word, name.equals("itself") ? word : name.toUpperCase(Locale.ROOT))));
        return Map.copyOf(classes);
    }

    private static final class Features {

        private final BitSet set = new BitSet(FEATURES);

        private void add(int hash, int from) {
            int h = hash * 0x85EBCA6B;
            set.set(from + ((h ^ h >>> 13) & HALF - 1));
        }

        private int[] numbers() {
            return set.stream().toArray();
        }
    }
}
