package dev.heartline.ai.lexicon;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.heartline.ai.text.PhraseIndex;

/**
 * Hears that somebody left out something that isn't good for them: "skipped the chips", "gave up smoking". The words alone
 * sound like a loss, the deed is a success. To skip a meal, the gym or one's medicine is none.
 */
final class Forgoing {

    private static final int MOST_LINKS = 4;
    private static final List<String> VERBS = Lexicon.phrases(Lexicon.HOME + "forgoing.txt");
    private static final Set<String> LINKS = Set.copyOf(Lexicon.phrases(Lexicon.HOME + "forgoing_links.txt"));
    private static final PhraseIndex<Boolean> INDEX =
            new PhraseIndex<>(VERBS.stream().collect(Collectors.toMap(verb -> verb, verb -> true)));

    /** @param from index of the first word, {@code to} is the one after the last */
    record Span(int from, int to) {

        boolean covers(int at) {
            return from <= at && at < to;
        }
    }

    private Forgoing() {}

    static List<Span> in(List<String> words) {
        var vices = Vices.matches(words);
        return INDEX.matches(words).stream()
                .flatMap(verb -> vices.stream()
                        .filter(vice -> linked(words, verb.to(), vice.from()))
                        .limit(1)
                        .map(vice -> new Span(verb.from(), vice.to())))
                .toList();
    }

    private static boolean linked(List<String> words, int from, int to) {
        return from <= to && to - from <= MOST_LINKS && LINKS.containsAll(words.subList(from, to));
    }
}
