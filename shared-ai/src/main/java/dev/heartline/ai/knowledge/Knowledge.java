package dev.heartline.ai.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.heartline.ai.text.Sentences;

/**
 * All documents that may be answered from. A question is compared with each passage by its words, rare ones counting more, and by
 * its meaning; where nothing fits nothing is answered. Immutable. A thousand passages take about a millisecond, the question's
 * vector apart.
 */
public final class Knowledge {

    public static final Knowledge NONE = new Knowledge(List.of(), Map.of());

    /** Share of the meaning in the score; the rest is the words'. As in the search over what users said. */
    private static final double MEANING = 0.6;

    /** Of a score the cosine below which nothing is alike: of this model unrelated texts lie at about 0.45. */
    private static final double UNLIKE = 0.45;

    /** Close in meaning, with some of the words … */
    private static final double CLOSE = 0.68;

    private static final double SOME_WORDS = 0.3;

    /** … or less close, with most of them. */
    private static final double NEAR = 0.6;

    private static final double MOST_WORDS = 0.6;

    /** What a passage of another model's vectors, which can't be compared, must hold of the words. */
    private static final double NEARLY_ALL_WORDS = 0.8;

    /** Characters. A shorter sentence says little without the next one. */
    private static final int SHORT = 80;

    /** Characters. Nobody can follow more at once. */
    private static final int LONGEST = 320;

    private final List<Shelved> passages;
    private final Map<String, Double> rarities;

    private Knowledge(List<Shelved> passages, Map<String, Double> rarities) {
        this.passages = passages;
        this.rarities = rarities;
    }

    /**
     * A passage with its vector.
     *
     * @param vector of length 1, by the model that questions are embedded by; null where it is another one's
     */
    public record Indexed(Passage passage, float[] vector) {}

    private record Shelved(Passage passage, Set<String> stems, float[] vector) {}

    public static Knowledge of(List<Indexed> indexed) {
        var passages = indexed.stream().map(Knowledge::shelved).toList();
        Map<String, Integer> holding = new HashMap<>();
        passages.forEach(passage -> passage.stems().forEach(stem -> holding.merge(stem, 1, Integer::sum)));
        Map<String, Double> rarities = new HashMap<>();
        holding.forEach((stem, number) -> rarities.put(stem, rarity(passages.size(), number)));
        return new Knowledge(passages, Map.copyOf(rarities));
    }

    private static Shelved shelved(Indexed indexed) {
        var passage = indexed.passage();
        var words = "%s. %s. %s".formatted(passage.title(), Objects.toString(passage.section(), ""), passage.text());
        return new Shelved(passage, Stems.of(words), indexed.vector());
    }

    /** As BM25 has it. How rare a word is can't be told from a few passages: 50 more without it are assumed. */
    private static double rarity(int passages, int holding) {
        return Math.log(1 + (50 + passages - holding + 0.5) / (holding + 0.5));
    }

    public boolean isEmpty() {
        return passages.isEmpty();
    }

    /**
     * @param vector of the question
     * @param most how many answers at most
     * @return best first; none where nothing fits
     */
    public List<Answer> to(String question, float[] vector, int most) {
        var asked = Stems.of(question);
        double all = asked.stream().mapToDouble(this::rarity).sum();
        if (all == 0) return List.of();
        return passages.stream()
                .map(passage -> compared(passage, asked, all, vector))
                .filter(Compared::fits)
                .sorted(Comparator.comparingDouble(Compared::score).reversed())
                .limit(most)
                .map(best -> new Answer(best.passage(), words(best.passage().text(), asked), best.score()))
                .toList();
    }

    private double rarity(String stem) {
        return rarities.getOrDefault(stem, rarity(passages.size(), 0));
    }

    private Compared compared(Shelved passage, Set<String> asked, double all, float[] vector) {
        double held = asked.stream()
                .filter(passage.stems()::contains)
                .mapToDouble(this::rarity)
                .sum();
        boolean comparable = passage.vector() != null && passage.vector().length == vector.length;
        return new Compared(passage.passage(), held / all, comparable ? cosine(passage.vector(), vector) : null);
    }

    /** Of vectors of length 1. */
    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += one[i] * other[i];
        return sum;
    }

    /** The sentence that holds most of what was asked. */
    private String words(String text, Set<String> asked) {
        var sentences = Sentences.of(text).stream()
                .filter(sentence -> !sentence.endsWith("?"))
                .toList();
        if (sentences.isEmpty()) return cut(text);
        int best = 0;
        double most = -1;
        for (int n = 0; n < sentences.size(); n++) {
            var stems = new HashSet<>(Stems.of(sentences.get(n)));
            stems.retainAll(asked);
            double held = stems.stream().mapToDouble(this::rarity).sum();
            if (held > most) {
                most = held;
                best = n;
            }
        }
        var sentence = sentences.get(best);
        return cut(
                sentence.length() < SHORT && best + 1 < sentences.size()
                        ? sentence + " " + sentences.get(best + 1)
                        : sentence);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) return text;
        int end = text.lastIndexOf(' ', LONGEST - 1);
        return text.substring(0, end < 0 ? LONGEST - 1 : end) + "…";
    }

    /**
     * A passage beside a question.
     *
     * @param covered the share of the question's words that it holds, rare ones counting more
     * @param cosine null where the vectors can't be compared
     */
    private record Compared(Passage passage, double covered, Double cosine) {

        boolean fits() {
            return cosine == null
                    ? covered >= NEARLY_ALL_WORDS
                    : cosine >= CLOSE && covered >= SOME_WORDS || cosine >= NEAR && covered >= MOST_WORDS;
        }

        double score() {
            return cosine == null
                    ? covered * (1 - MEANING)
                    : MEANING * Math.max(0, (cosine - UNLIKE) / (1 - UNLIKE)) + (1 - MEANING) * covered;
        }
    }
}
