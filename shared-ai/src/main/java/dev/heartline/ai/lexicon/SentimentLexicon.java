package dev.heartline.ai.lexicon;

import java.util.List;

import dev.heartline.ai.text.PhraseIndex;
import dev.heartline.ai.text.Words;

/**
 * Hears the tone of a text by its words, with negation ("not happy"), intensity ("really happy", "a bit tired") and
 * contrast: what follows "but" weighs more than what went before.
 */
public final class SentimentLexicon {

    /** A negated word says the opposite, but less of it: "not great" is milder than "awful". */
    private static final double NEGATED = -0.6;

    private static final double BEFORE_BUT = 0.6;
    private static final double AFTER_BUT = 1.3;

    private final PhraseIndex<Double> weights = new PhraseIndex<>(Lexicon.weighted(Lexicon.HOME + "sentiment.txt"));
    private final PhraseIndex<Double> intensifiers =
            new PhraseIndex<>(Lexicon.weighted(Lexicon.HOME + "intensifiers.txt"));

    public Tone toneOf(String text) {
        return toneOf(Words.of(text));
    }

    public Tone toneOf(List<String> words) {
        var tone = Tone.SILENT;
        for (var match : weights.matches(words)) {
            double weight = match.value() * intensity(words, match.from()) * contrast(words, match.from());
            if (Negations.before(words, match.from())) weight *= NEGATED;
            tone = tone.plus(new Tone(Math.max(weight, 0), Math.max(-weight, 0), 1));
        }
        return tone;
    }

    /** How many phrases it knows. */
    public int size() {
        return weights.size();
    }

    private double intensity(List<String> words, int at) {
        var before = words.subList(Math.max(0, at - 2), at);
        return intensifiers.matches(before).stream()
                .mapToDouble(PhraseIndex.Match::value)
                .reduce(1, (a, b) -> a * b);
    }

    private static double contrast(List<String> words, int at) {
        for (int i = at; i < words.size() && !words.get(i).equals("."); i++)
            if (words.get(i).equals("but")) return BEFORE_BUT;
        for (int i = at; i >= 0 && !words.get(i).equals("."); i--)
            if (words.get(i).equals("but")) return AFTER_BUT;
        return 1;
    }
}
