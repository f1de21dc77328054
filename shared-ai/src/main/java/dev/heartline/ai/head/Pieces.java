package dev.heartline.ai.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.heartline.ai.text.Sentences;

/**
 * A text in pieces small enough that one sentence isn't drowned by the others: its sentences, and overlapping stretches of those
 * that never end, as speech often doesn't.
 */
public final class Pieces {

    /** Characters. A text message has at most 1,600; nobody says more in one breath. */
    public static final int LONGEST_TEXT = 2_000;

    private static final int MOST = 40;
    private static final int LONGEST_SENTENCE = 30;
    private static final int STRETCH = 24;
    private static final int STEP = 12;

    private Pieces() {}

    /** At most 40, in order; a text of one short sentence is its only piece. What lies beyond {@link #LONGEST_TEXT} is left out. */
    public static List<String> of(String text) {
        var pieces = new ArrayList<String>();
        for (var sentence : Sentences.of(bounded(text))) stretches(sentence, pieces);
        return List.copyOf(pieces.subList(0, Math.min(MOST, pieces.size())));
    }

    /** The beginning of an overlong text, and its end, where what matters often stands. */
    public static String bounded(String text) {
        if (text.length() <= LONGEST_TEXT) return text;
        int half = LONGEST_TEXT / 2;
        return text.substring(0, half) + "\n" + text.substring(text.length() - half);
    }

    private static void stretches(String sentence, List<String> pieces) {
        var words = sentence.split("\\s+");
        if (words.length <= LONGEST_SENTENCE) {
            pieces.add(sentence);
            return;
        }
        for (int from = 0; from == 0 || from + STEP < words.length; from += STEP)
            pieces.add(String.join(" ", Arrays.copyOfRange(words, from, Math.min(words.length, from + STRETCH))));
    }
}
