package dev.heartline.ai.lexicon;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.heartline.ai.text.PhraseIndex;
import dev.heartline.ai.text.Words;

import static java.util.stream.Collectors.joining;

/** What coaching talk wants less of, from cigarettes to second helpings. */
public final class Vices {

    private static final List<String> PHRASES = Lexicon.phrases(Lexicon.HOME + "vices.txt");
    private static final Set<String> HELPS = Set.copyOf(Lexicon.phrases(Lexicon.HOME + "vice_helps.txt"));
    private static final PhraseIndex<Boolean> INDEX =
            new PhraseIndex<>(PHRASES.stream().collect(Collectors.toMap(phrase -> phrase, phrase -> true)));

    private Vices() {}

    public static boolean namedIn(String text) {
        return !matches(Words.of(text)).isEmpty();
    }

    /** A regular expression, in lower case, that fits the name of any of them at a word's start. */
    public static String expression() {
        return "\\b(?:"
                + PHRASES.stream().map(phrase -> phrase.replace("*", "\\w*")).collect(joining("|")) + ")\\b(?! (?:"
                + String.join("|", HELPS) + ")\\b)";
    }

    static List<PhraseIndex.Match<Boolean>> matches(List<String> words) {
        return INDEX.matches(words).stream()
                .filter(match -> match.to() == words.size() || !HELPS.contains(words.get(match.to())))
                .toList();
    }
}
