package dev.heartline.ai.coach;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Words;

/**
 * Tells a goodbye from talk about one, by whole clauses: "bye" ends a call, "I said bye to cigarettes" doesn't. Hanging up on
 * somebody who wants to talk is worse than asking once too often, so what is unsure counts as winding down.
 */
final class Leavetaking {

    /** A goodbye stands among the last clauses of what is said. */
    private static final int LAST_CLAUSES = 3;

    private static final Pattern CLAUSE_END = Pattern.compile("[.!?;,\\n\u2014\u2026]+");

    private static final Pattern GOING_ON =
            Pattern.compile("^(?:but|and|though|although|except|only|because|yet|it's just)\\b");

    private static final List<String> CLOSING =
            List.of("leaving", "farewell", "thanks", "report", "report.thanks", "done", "over", "nothing");

    /** Characters; nobody says goodbye at such length, and the patterns recurse. */
    private static final int LONGEST = 300;

    private final Map<String, Expression> clauses;

    Leavetaking() {
        var sections = Lexicon.sections("/dev/heartline/ai/coach/leavetaking.txt");
        var opener = "(?:(?:" + String.join("|", sections.get("opener")) + ")\\b,? ?)*";
        clauses = sections.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        section -> Expression.of(opener + "(?:" + String.join("|", section.getValue()) + ")")));
    }

    /** Whether the user ends the call. */
    boolean isGoodbye(String text) {
        var said = clausesOf(text);
        if (isTakenBack(said)) return false;
        var last = said.subList(Math.max(0, said.size() - LAST_CLAUSES), said.size());
        for (int i = 0; i < last.size(); i++)
            if (is("leaving", last.get(i))
                    && last.subList(i + 1, last.size()).stream().noneMatch(this::goesOn)) return true;
        if (said.isEmpty() || text.strip().endsWith("?")) return false;
        if (is("report", said.getLast())) return true;
        if (is("report.thanks", said.getLast()) && said.stream().anyMatch(clause -> is("thanks", clause))) return true;
        for (int i = Math.max(0, said.size() - LAST_CLAUSES); i < said.size(); i++)
            if (is("farewell", said.get(i)) && (i == 0 || !is("told", said.get(i - 1)))) return true;
        return false;
    }

    /** Whether a goodbye is followed by something that the user still wants to say. */
    boolean isTakenBack(String text) {
        return isTakenBack(clausesOf(text));
    }

    private boolean isTakenBack(List<String> said) {
        boolean leaves = false;
        for (var clause : said) {
            boolean closes = CLOSING.stream().anyMatch(section -> is(section, clause));
            if (leaves && !closes && is("taken.back", clause)) return true;
            leaves |= is("farewell", clause) || is("leaving", clause) || is("done", clause);
        }
        return false;
    }

    /** Whether the user has no more to say. */
    boolean isDone(String text) {
        var said = clausesOf(text);
        return onlyCloses(said) && said.stream().anyMatch(clause -> is("done", clause));
    }

    /** Whether it may well be over: thanks and nothing else, or "that's it", which may also be agreement. */
    boolean isWindingDown(String text) {
        var said = clausesOf(text);
        return onlyCloses(said) && said.stream().anyMatch(clause -> is("thanks", clause) || is("over", clause));
    }

    private boolean onlyCloses(List<String> said) {
        return said.stream()
                .allMatch(clause ->
                        is("done", clause) || is("over", clause) || is("thanks", clause) || is("nothing", clause));
    }

    /** "I should go to bed, but I can't": there is more to say. */
    private boolean goesOn(String clause) {
        return GOING_ON.matcher(clause).find() && CLOSING.stream().noneMatch(section -> is(section, clause));
    }

    private boolean is(String section, String clause) {
        return clause.length() <= LONGEST && clauses.get(section).is(clause);
    }

    private static List<String> clausesOf(String text) {
        return Arrays.stream(CLAUSE_END.split(Words.normalise(text).toLowerCase(Locale.ROOT)))
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .toList();
    }
}
