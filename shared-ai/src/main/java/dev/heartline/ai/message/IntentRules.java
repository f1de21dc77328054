package dev.heartline.ai.message;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Forgoing;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.lexicon.Progress;
import dev.heartline.ai.text.PhraseIndex;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.SmsIntent;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/**
 * Tells what a text wants by its expressions, except whether to contact its sender: that is for {@link
 * dev.heartline.ai.wish.WishReader} alone. Where several fit, the one whose neglect costs the
 * user most wins.
 */
final class IntentRules {

    private static final String HOME = "/dev/heartline/ai/message/";
    private static final Pattern INTENTION =
            Pattern.compile("\\b(?:should i|can i|could i|will i|going to|gonna|want to|planning|tomorrow|later i)\\b");

    /** @param confidence 0..1 */
    record Intent(SmsIntent intent, double confidence) {}

    private final Pattern help = anyOf("request_help.txt");
    private final Pattern progress = anyOf("report_progress.txt");
    private final Pattern eating = anyOf("log_food.txt");
    private final PhraseIndex<Boolean> food = phrases("food.txt");
    private final PhraseIndex<Boolean> acknowledgement = phrases("acknowledgement.txt");

    Intent of(String text) {
        var lower = Words.normalise(text).toLowerCase(Locale.ROOT).strip();
        var words = Words.of(lower);
        boolean asks = Sentences.of(lower).stream().anyMatch(Sentences::isQuestion);
        boolean needsHelp = help.matcher(lower).find();
        boolean reports = (progress.matcher(lower).find() || Forgoing.toldIn(lower))
                && Progress.of(lower) == Progress.Verdict.GOOD;
        int foods = food.matches(words).size();
        boolean ate = eating.matcher(lower).find() && foods > 0;
        boolean onlyFood = foods > 0
                && words.size() <= foods * 4
                && !INTENTION.matcher(lower).find();

        if (needsHelp) return new Intent(SmsIntent.REQUEST_HELP, reports ? 0.6 : asks ? 0.7 : 0.8);
        if (asks) return new Intent(SmsIntent.ASK_QUESTION, lower.endsWith("?") ? 0.85 : 0.7);
        if (ate) return new Intent(SmsIntent.LOG_FOOD, reports ? 0.65 : 0.85);
        if (reports) return new Intent(SmsIntent.REPORT_PROGRESS, 0.8);
        if (onlyFood) return new Intent(SmsIntent.LOG_FOOD, 0.6);
        return new Intent(SmsIntent.OTHER, isAcknowledgement(lower) ? 0.9 : 0.5);
    }

    /** Whether the whole text is thanks, assent or the like: nothing waits for an answer. */
    boolean isAcknowledgement(String text) {
        var words = Words.of(text).stream().filter(w -> w.matches("[^.,]+")).toList();
        if (words.isEmpty()) return true;
        int covered = acknowledgement.matches(words).stream()
                .mapToInt(match -> match.to() - match.from())
                .sum();
        return words.size() <= 6 && covered * 3 >= words.size() * 2;
    }

    private static Pattern anyOf(String name) {
        return Pattern.compile(
                Lexicon.lines(HOME + name).stream().collect(joining("|")), Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static PhraseIndex<Boolean> phrases(String name) {
        List<String> phrases = Lexicon.phrases(HOME + name);
        return new PhraseIndex<>(phrases.stream().distinct().collect(toMap(phrase -> phrase, phrase -> true)));
    }
}
