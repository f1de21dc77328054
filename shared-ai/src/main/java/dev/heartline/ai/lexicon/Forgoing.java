package dev.heartline.ai.lexicon;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.heartline.ai.text.PhraseIndex;
import dev.heartline.ai.text.Words;

/**
 * Hears that somebody left out something that isn't good for them: "skipped the chips", "gave up smoking". The words alone
 * sound like a loss, the deed is a success. To skip a meal, the gym or one's medicine is none.
 */
public final class Forgoing {

    private static final int MOST_LINKS = 4;
    private static final List<String> VERBS = Lexicon.phrases(Lexicon.HOME + "forgoing.txt");
    private static final Set<String> LINKS = Set.copyOf(Lexicon.phrases(Lexicon.HOME + "forgoing_links.txt"));
    private static final Set<String> SMALL =
            Set.of("have", "had", "just", "also", "finally", "already", "even", "actually");
    private static final Set<String> BEFORE_OWN =
            Set.of("i", "i've", "i'd", "ive", "we", "we've", "and", "but", ".", ",");
    private static final PhraseIndex<Boolean> INDEX =
            new PhraseIndex<>(VERBS.stream().collect(Collectors.toMap(verb -> verb, verb -> true)));

    /**
     * @param from index of the first word, {@code to} is the one after the last
     * @param own the speaker's deed, not that of somebody named before it
     */
    record Span(int from, int to, boolean own) {

        boolean covers(int at) {
            return from <= at && at < to;
        }
    }

    private Forgoing() {}

    /** Whether the writer tells of one of their own that did happen: "never skipped dessert" and "he skipped it" don't. */
    public static boolean toldIn(String text) {
        var words = Words.of(text);
        return in(words).stream().anyMatch(span -> span.own() && !Negations.before(words, span.from()));
    }

    /** A regular expression, in lower case, from the verb to what was left out. */
    public static String expression() {
        return "(?:" + String.join("|", VERBS) + ") (?:(?:" + String.join("|", LINKS) + ") ){0," + MOST_LINKS + "}"
                + Vices.expression();
    }

    static List<Span> in(List<String> words) {
        var vices = Vices.matches(words);
        return INDEX.matches(words).stream()
                .flatMap(verb -> vices.stream()
                        .filter(vice -> linked(words, verb.to(), vice.from()))
                        .limit(1)
                        .map(vice -> new Span(verb.from(), vice.to(), isOwn(words, verb.from()))))
                .toList();
    }

    private static boolean linked(List<String> words, int from, int to) {
        return from <= to && to - from <= MOST_LINKS && LINKS.containsAll(words.subList(from, to));
    }

    private static boolean isOwn(List<String> words, int verb) {
        int before = verb - 1;
        while (before >= 0 && (SMALL.contains(words.get(before)) || Negations.isOne(words.get(before)))) before--;
        return before < 0 || BEFORE_OWN.contains(words.get(before));
    }
}
