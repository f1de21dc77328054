package dev.heartline.ai.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts clean text into sentences, and sentences into clauses that can stand alone. */
public final class Sentences {

    private static final Pattern END =
            Pattern.compile("(?<=[.?!\u2026])(?<!\\b(?:Dr|Mr|Ms|Mrs|St|vs|a\\.m|p\\.m)\\.)\\s+|\\n+|;\\s*");
    private static final Pattern CLAUSE =
            Pattern.compile("(?i)(?=[, ])(?<!\\b(?:and|but|so|because|then|which),?),? (?=(?:and|but|so|because|'cause|"
                    + "cause|then|which)(?:,? then,?| also| so,?)? (?:i|i'm|i've|i'd|i'll|my|we|he|she|they|"
                    + "it|it's|that's|this|everything)\\b)|, (?=(?:i|i'm|i've|i'll|my|we|it's|it|that's|which|"
                    + "she|he|they)\\b)");

    private Sentences() {}

    public static List<String> of(String text) {
        var sentences = new ArrayList<String>();
        for (var piece : END.split(text)) if (!piece.isBlank()) sentences.add(piece.strip());
        return sentences;
    }

    /** The clauses of a sentence, each still with its conjunction in front. */
    public static List<String> clauses(String sentence) {
        return Arrays.stream(CLAUSE.split(sentence))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .toList();
    }

    public static boolean isQuestion(String sentence) {
        var s = sentence.strip();
        return s.endsWith("?") || QUESTION_START.matcher(s).find();
    }

    private static final Pattern QUESTION_START = Pattern.compile(
            "(?i)^(?:(?:and|so|but|well|okay|ok|hey|hi),? )?(?:what|why|how|"
                    + "when(?! (?:my|it|it's|the|we|he|she|they|that|there|people|things)\\b)|where|who|which|do "
                    + "you|did you|can you|could you|"
                    + "are you|is it|is there|should i|can i|could i|am i|will it|would you|does it|have you)\\b(?! i\\b| ever)");
}
