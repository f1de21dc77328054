package dev.heartline.ai.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds phrases in a text in one pass. A phrase is words; the last may end with {@code *} to match any ending. Where
 * several fit at one place, the longest wins; matches don't overlap. Immutable once built.
 *
 * @param <V> what a phrase stands for
 */
public final class PhraseIndex<V> {

    private static final int SHORTEST_STEM = 3;

    private final Map<String, List<Phrase<V>>> byFirstWord = new HashMap<>();
    private final Map<String, V> stems = new HashMap<>();

    private record Phrase<V>(List<String> words, boolean openEnd, V value) {}

    /** @param from index of the first matched word, {@code to} is the one after the last */
    public record Match<V>(int from, int to, V value) {}

    /** @throws IllegalArgumentException if a phrase has no words or a stem shorter than three letters */
    public PhraseIndex(Map<String, V> phrases) {
        phrases.forEach(this::add);
        byFirstWord
                .values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Phrase<V> p) -> p.words().size())
                                .reversed()
                                .thenComparing(p -> p.openEnd() ? 1 : 0)));
    }

    public List<Match<V>> matches(List<String> words) {
        var found = new ArrayList<Match<V>>();
        for (int i = 0; i < words.size(); ) {
            var match = at(words, i);
            match.ifPresent(found::add);
            i = match.map(Match::to).orElse(i + 1);
        }
        return found;
    }

    public boolean anyIn(List<String> words) {
        for (int i = 0; i < words.size(); i++) if (at(words, i).isPresent()) return true;
        return false;
    }

    public int size() {
        return stems.size() + byFirstWord.values().stream().mapToInt(List::size).sum();
    }

    private void add(String text, V value) {
        boolean openEnd = text.endsWith("*");
        var words = Words.of(openEnd ? text.substring(0, text.length() - 1) : text);
        if (words.isEmpty()) throw new IllegalArgumentException("A phrase without words: '" + text + "'");
        if (openEnd && words.size() == 1) {
            if (words.getFirst().length() < SHORTEST_STEM)
                throw new IllegalArgumentException("Too short a stem: '" + text + "'");
            stems.put(words.getFirst(), value);
        } else {
            byFirstWord
                    .computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                    .add(new Phrase<>(words, openEnd, value));
        }
    }

    private Optional<Match<V>> at(List<String> words, int from) {
        var first = words.get(from);
        for (var phrase : byFirstWord.getOrDefault(first, List.of()))
            if (fits(phrase, words, from))
                return Optional.of(new Match<>(from, from + phrase.words().size(), phrase.value()));
        for (int length = first.length(); length >= SHORTEST_STEM; length--) {
            var value = stems.get(first.substring(0, length));
            if (value != null) return Optional.of(new Match<>(from, from + 1, value));
        }
        return Optional.empty();
    }

    private boolean fits(Phrase<V> phrase, List<String> words, int from) {
        int size = phrase.words().size();
        if (from + size > words.size()) return false;
        for (int i = 1; i < size; i++) {
            var wanted = phrase.words().get(i);
            var word = words.get(from + i);
            boolean same = phrase.openEnd() && i == size - 1 ? word.startsWith(wanted) : word.equals(wanted);
            if (!same) return false;
        }
        return true;
    }
}
