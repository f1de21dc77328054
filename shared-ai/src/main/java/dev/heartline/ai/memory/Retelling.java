package dev.heartline.ai.memory;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.heartline.ai.text.Likeness;
import dev.heartline.ai.text.TellingWords;
import dev.heartline.ai.text.Words;

/**
 * Whether two descriptions may be the same thing told twice. In doubt they are two things: a duplicate can be mended later, while
 * of two things that became one the other is lost.
 */
public final class Retelling {

    /** Letters that an inflected word has in common with its stem: "cook", "cooking". */
    private static final int STEM = 4;

    private static final Pattern DOSE = Pattern.compile(
            "\\d ?(?:mg|milligrams?|mcg|micrograms?|ml|millilit(?:er|re)s?|units)(?: of)? (?<of>(?!in |at |a |per |every |each |twice |once |daily|now|and |or |with |for |before |after )[a-z]{3,})");

    private Retelling() {}

    /** Whether they tell different things for certain, however like each other they sound: the doses of two medicines. */
    public static boolean isRuledOut(String one, String other) {
        return differ(MemorySubject.of(one), MemorySubject.of(other))
                || differ(dosed(one), dosed(other))
                || TellingWords.differ(one, other);
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static Optional<String> dosed(String description) {
        return DOSE.matcher(description.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group("of"))
                .findFirst();
    }

    /** By their words alone, as within one conversation. */
    static boolean isIn(String one, String other) {
        return Likeness.alike(one, other, Tags.UNTELLING) && !isRuledOut(one, other) && !replaces(one, other);
    }

    /**
     * Who repeats a sentence with something else in one place tells something else: "My daughter plays soccer at school. My daughter
     * plays the violin at school."
     */
    private static boolean replaces(String one, String other) {
        var a = Words.of(one);
        var b = Words.of(other);
        int most = Math.min(a.size(), b.size());
        int before = 0;
        while (before < most && a.get(before).equals(b.get(before))) before++;
        int after = 0;
        while (after < most - before && a.get(a.size() - 1 - after).equals(b.get(b.size() - 1 - after))) after++;
        var inOne = keys(a.subList(before, a.size() - after));
        var inOther = keys(b.subList(before, b.size() - after));
        return !inOne.isEmpty()
                && !inOther.isEmpty()
                && inOne.stream().noneMatch(word -> inOther.stream().anyMatch(like -> isInflected(word, like)));
    }

    private static Set<String> keys(List<String> words) {
        return words.stream()
                .filter(word -> Words.isContent(word) && !Tags.UNTELLING.contains(word))
                .map(TellingWords::key)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isInflected(String word, String other) {
        return word.equals(other)
                || word.length() >= STEM
                        && other.length() >= STEM
                        && word.substring(0, STEM).equals(other.substring(0, STEM));
    }
}
