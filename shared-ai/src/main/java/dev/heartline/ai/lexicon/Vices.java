package dev.heartline.ai.lexicon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.heartline.ai.text.PhraseIndex;
import dev.heartline.ai.text.Words;

import static java.util.stream.Collectors.joining;

/** What coaching talk wants less of, from cigarettes to second helpings. */
public final class Vices {

    /** The sections of {@code vices.txt}. */
    public enum Kind {
        SUBSTANCES,
        FOOD,
        PULLS
    }

    private static final Map<String, List<String>> SECTIONS = Lexicon.sections(Lexicon.HOME + "vices.txt");
    private static final List<String> PHRASES =
            Arrays.stream(Kind.values()).flatMap(kind -> phrases(kind).stream()).toList();
    private static final Set<String> HELPS = Set.copyOf(Lexicon.phrases(Lexicon.HOME + "vice_helps.txt"));
    private static final PhraseIndex<Boolean> INDEX =
            new PhraseIndex<>(PHRASES.stream().collect(Collectors.toMap(phrase -> phrase, phrase -> true)));

    private Vices() {}

    public static boolean namedIn(String text) {
        return !matches(Words.of(text)).isEmpty();
    }

    /** A regular expression, in lower case, that fits the name of any of them at a word's start. */
    public static String expression() {
        return expression(PHRASES);
    }

    public static String expression(Kind kind) {
        return expression(phrases(kind));
    }

    private static List<String> phrases(Kind kind) {
        return SECTIONS.get(kind.name().toLowerCase(Locale.ROOT)).stream()
                .flatMap(Lexicon::split)
                .toList();
    }

    private static String expression(List<String> phrases) {
        return "\\b(?:"
                + phrases.stream().map(phrase -> phrase.replace("*", "\\w*")).collect(joining("|")) + ")\\b(?! (?:"
                + String.join("|", HELPS) + ")\\b)";
    }

    static List<PhraseIndex.Match<Boolean>> matches(List<String> words) {
        return INDEX.matches(words).stream()
                .filter(match -> match.to() == words.size() || !HELPS.contains(words.get(match.to())))
                .toList();
    }
}
