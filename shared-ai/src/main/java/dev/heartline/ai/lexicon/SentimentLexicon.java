package dev.heartline.ai.lexicon;

import java.util.List;
import java.util.Set;

import dev.heartline.ai.text.PhraseIndex;
import dev.heartline.ai.text.Words;

/**
 * Hears the tone of a text by its words, with negation ("not happy"), intensity ("really happy", "a bit tired"), contrast
 * (what follows "but" weighs more than what went before) and the difference between a feeling that was had and one that is
 * only the cue for something ("when I'm upset I call her").
 */
public final class SentimentLexicon {

    /** A negated word says the opposite, but less of it: "not great" is milder than "awful". */
    private static final double NEGATED = -0.6;

    private static final double BEFORE_BUT = 0.6;
    private static final double AFTER_BUT = 1.3;

    private static final double AS_A_CUE = 0.5;
    private static final int CUE_REACH = 4;
    private static final Set<String> CUES = Set.of("when", "whenever", "if");
    private static final Set<String> CUE_SUBJECTS = Set.of("i'm", "im", "i", "you're", "you");
    private static final Set<String> CUE_VERBS = Set.of("am", "are", "feel", "get", "be");

    /** To leave out what does harm is as good as "progress", whatever the words alone sound like. */
    private static final double FORGONE = 2.2;

    private final PhraseIndex<Double> weights = new PhraseIndex<>(Lexicon.weighted(Lexicon.HOME + "sentiment.txt"));
    private final PhraseIndex<Double> intensifiers =
            new PhraseIndex<>(Lexicon.weighted(Lexicon.HOME + "intensifiers.txt"));

    public Tone toneOf(String text) {
        return toneOf(Words.of(text));
    }

    public Tone toneOf(List<String> words) {
        var tone = Tone.SILENT;
        var forgone = Forgoing.in(words);
        for (var span : forgone) if (span.own()) tone = tone.plus(heard(words, span.from(), FORGONE));
        for (var match : weights.matches(words))
            if (forgone.stream().noneMatch(span -> span.covers(match.from())))
                tone = tone.plus(heard(words, match.from(), match.value()));
        return tone;
    }

    private Tone heard(List<String> words, int at, double plain) {
        double weight = plain * intensity(words, at) * contrast(words, at);
        if (Character.isLetter(words.get(at).codePointAt(0)) && Negations.before(words, at)) weight *= NEGATED;
        if (isCue(words, at)) weight *= AS_A_CUE;
        return new Tone(Math.max(weight, 0), Math.max(-weight, 0), 1);
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

    /** "When I'm upset", "if I feel down": told as what sets something off. */
    private static boolean isCue(List<String> words, int at) {
        for (int i = at - 1; i > 0 && i >= at - CUE_REACH; i--) {
            var word = words.get(i);
            if (CUES.contains(words.get(i - 1)) && CUE_SUBJECTS.contains(word))
                return word.contains("'") || word.equals("im") || CUE_VERBS.contains(words.get(i + 1));
            if (word.equals(".") || word.equals(",") || word.startsWith("i'") || word.equals("i")) return false;
        }
        return false;
    }
}
