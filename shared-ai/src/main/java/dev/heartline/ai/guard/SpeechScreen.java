package dev.heartline.ai.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Words;

/**
 * Tells what no coach may say, sentence by sentence, whatever engine found the words. Rules can't understand: they catch what
 * is said plainly, and let pass what is wrapped well. Immutable, safe for concurrent use.
 */
final class SpeechScreen {

    /** Characters. Beyond it nobody can follow, and an engine has lost itself. */
    static final int LONGEST_SENTENCE = 400;

    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<String, List<String>> sections = Lexicon.sections("/dev/heartline/ai/guard/forbidden.txt");
    private final Expression garbage = anyOf("garbage");
    private final Expression dosing = anyOf("dosing");
    private final Expression diagnosis = anyOf("diagnosis");
    private final Pattern condition = Pattern.compile(
            "\\b(?:" + String.join("|", sections.get("condition"))
                    + "|bipolar|depressed|anorexic|bulimic|schizophrenic|psychotic|autistic|diabetic|manic|borderline|alcoholic"
                    + "|addict(?:ed)?|narcissist|hypochondriac)\\b",
            Pattern.CASE_INSENSITIVE);
    private final Expression shame = anyOf("shame");
    private final Expression promise = anyOf("promise");
    private final Expression remembers = anyOf("remembers");
    private final Expression belongs = anyOf("belongs");

    /** Why the sentence may not be spoken; empty where it may. */
    Optional<Unfit> judge(String sentence, Known known) {
        var plain = Words.normalise(sentence).strip();
        if (plain.length() > LONGEST_SENTENCE || !LETTERS.matcher(plain).find() || garbage.isIn(plain))
            return Optional.of(Unfit.GARBAGE);
        if (dosing.isIn(plain)) return Optional.of(Unfit.DOSING);
        if (diagnosis.isIn(plain) && !isOwnWord(plain, known)) return Optional.of(Unfit.DIAGNOSIS);
        if (shame.isIn(plain)) return Optional.of(Unfit.SHAME);
        if (promise.isIn(plain)) return Optional.of(Unfit.PROMISE);
        return claimsUnknown(plain, known) ? Optional.of(Unfit.UNKNOWN_FACT) : Optional.empty();
    }

    private boolean isOwnWord(String plain, Known known) {
        return condition.matcher(plain).results().allMatch(named -> known.holds(named.group()));
    }

    /** Remembering takes something to remember; people, events and figures of the user's life are never made up. */
    private boolean claimsUnknown(String plain, Known known) {
        if (belongs.allIn(plain).anyMatch(match -> !known.holds(match.group(1)))) return true;
        if (!remembers.isIn(plain)) return false;
        if (NUMBER.matcher(plain).results().anyMatch(number -> !known.holds(number.group()))) return true;
        var said = Words.contentOf(remembers.replaceIn(plain, " ")).stream()
                .filter(word -> word.length() > 3)
                .toList();
        return !said.isEmpty() && said.stream().noneMatch(known::holds);
    }

    private Expression anyOf(String section) {
        return Expression.of("(?i)"
                + sections.get(section).stream()
                        .map(line -> line.replace(
                                        "{medicine}", "(?:" + String.join("|", sections.get("medicine")) + ")")
                                .replace("{condition}", "(?:" + String.join("|", sections.get("condition")) + ")"))
                        .collect(Collectors.joining("|")));
    }
}
