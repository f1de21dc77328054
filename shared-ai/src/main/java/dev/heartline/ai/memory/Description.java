package dev.heartline.ai.memory;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.SpokenText;
import dev.heartline.ai.text.Words;

/** How a statement is written down: in the third person where the grammar is certain, else in the user's own words. */
final class Description {

    /** Words. Longer ones break off and start anew too often to be turned. */
    private static final int LONGEST_TURNED = 14;

    /** Words. */
    private static final int LONGEST_QUOTED = 40;

    /** What begins otherwise may be an imperative, or the rest of something. */
    private static final Pattern BEGINS = Pattern.compile("(?i)^(?:i|i'\\w+|my|our|we|it's|it is|it was)\\b");

    private static final Pattern HARD_TO =
            Pattern.compile("(?i)^(?:it's|it is|it was|it's been) (.*?)\\b(hard|difficult|tough|a struggle|exhausting|"
                    + "stressful)(?: for me)? (?:to|trying to) (.+)$");
    /** Says nothing in a note; but who "also lives" somewhere has two homes. */
    private static final Pattern EMPHASIS = Pattern.compile(
            "(?i)\\b(?:just|also(?! (?:liv|work)\\w*\\b)|actually|kinda|kind of|sort of|obviously|basically|honestly) (?=\\w)");

    private Description() {}

    static String of(Statement statement) {
        return certain(statement).orElseGet(() -> quoted(statement.text()));
    }

    /** Of one clause that stands alone and is still English in the third person. */
    private static Optional<String> certain(Statement statement) {
        var clauses = Clauses.of(statement);
        if (clauses.size() != 1 || clauses.getFirst().hedged()) return Optional.empty();
        var clause = clauses.getFirst().text();
        if (!BEGINS.matcher(clause).find() || Words.count(clause) > LONGEST_TURNED || !ClauseScreen.admits(clause))
            return Optional.empty();
        return turned(clause).filter(Grammar::isSound);
    }

    private static Optional<String> turned(String said) {
        var clause = EMPHASIS.matcher(said).replaceAll("").replaceFirst("(?i)^(i) do (?!not\\b)", "$1 ");
        var hard = HARD_TO.matcher(clause);
        if (hard.matches()) return Person.third("I find it " + hard.group(1) + hard.group(2) + " to " + hard.group(3));
        return Person.third(clause).or(() -> Person.ofThings(clause));
    }

    private static String quoted(String said) {
        var words = SpokenText.withoutOpener(said).replace('"', '\'').strip().split("\\s+");
        var kept = String.join(" ", Arrays.copyOf(words, Math.min(words.length, LONGEST_QUOTED)));
        return MemoryCandidate.QUOTED + "\"" + Person.capitalise(kept.replaceFirst("[.,;:!\\u2026-]+$", ""))
                + (words.length > LONGEST_QUOTED ? " \u2026" : "") + "\"";
    }
}
