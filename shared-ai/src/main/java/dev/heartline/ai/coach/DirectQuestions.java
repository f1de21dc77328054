package dev.heartline.ai.coach;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Words;

/** Tells what a question to the coach is about, by the name of the list that answers it. */
final class DirectQuestions {

    private static final String ECHO = "about.echo";
    /** In words: a longer one is no mere echo. */
    private static final int LONGEST_ECHO = 12;

    /** What we can't know, unless it's known better. */
    static final String FACT = "about.fact";

    /** In words, that a question and its echo begin with. */
    private static final int ALIKE = 3;

    private static final Pattern MINE = Pattern.compile("(?i)\\b(?:i|me)\\b");
    private static final Pattern ABOUT_SELF = Pattern.compile("(?i)\\b(?:i|i'm|my|me)\\b");

    /** There is an answer to it, and it isn't theirs: "how much protein should I eat?" */
    private static final Pattern MEASURE = Pattern.compile(
            "(?i)\\bhow (?:much|many|often|long|late|early)\\b[^?]{0,40}\\b(?:should|do|must|can) i (?!feel|want|love|like|care)");

    private static final Pattern TO_US = Pattern.compile("(?i)\\b(?:you|your|you're)\\b");

    private final Map<String, Expression> answers = new LinkedHashMap<>();

    DirectQuestions() {
        Lexicon.sections("/dev/heartline/ai/coach/about.txt")
                .forEach((answer, expressions) ->
                        answers.put(answer, Expression.of("(?i)" + String.join("|", expressions))));
    }

    /** @param asked what the coach said last: "What do I like about it?" only gives its question back */
    String answerTo(String question, String asked) {
        if (echoes(question, asked)) return ECHO;
        var plain = Words.normalise(question);
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue().isIn(plain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(FACT);
    }

    /** Whether it concerns the user's own life, so that it can only be given back. */
    boolean isOfTheirOwn(String question) {
        return ABOUT_SELF.matcher(question).find()
                && !MEASURE.matcher(question).find()
                && !TO_US.matcher(question).find();
    }

    private static boolean echoes(String question, String asked) {
        if (Words.count(question) > LONGEST_ECHO || asked.indexOf('?') < 0) return false;
        var mine = Words.contentOf(question);
        var yours = new HashSet<>(Words.contentOf(asked));
        return ABOUT_SELF.matcher(question).find()
                && (mine.isEmpty() ? opensAlike(question, asked) : yours.containsAll(mine));
    }

    /** "What do I like about it?" after "What do you like about drinking?" */
    private static boolean opensAlike(String question, String asked) {
        var words = Words.of(MINE.matcher(question).replaceAll("you"));
        return words.size() > ALIKE
                && Words.normalise(asked).toLowerCase(Locale.ROOT).contains(String.join(" ", words.subList(0, ALIKE)));
    }
}
