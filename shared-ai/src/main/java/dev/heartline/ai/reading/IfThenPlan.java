package dev.heartline.ai.reading;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Vices;

/**
 * Tells a plan for a hard moment, "when I'm upset I'll call my sister", from a habit told in the same words, "when I'm upset
 * I'll smoke". Plans of this form are kept far more often than bare intentions (Gollwitzer, 1999). Only deeds known to help
 * count: what might be a habit is no commitment.
 */
final class IfThenPlan {

    private static final String CUE = "(?:(?:when|whenever|the moment|as soon as|the next time|next time) "
            + "(?:i|the|my|it|that)\\b|if (?:i'm|i am|i feel|i get|i want|i crave|i start|i have an? (?:craving|urge)|"
            + "the (?:urge|craving))\\b)(?:'\\w+)?(?: [^, .]+){0,8}?";
    private static final String DEED =
            "(?:(?:call|text|phone|ring|message) (?!in\\b|off\\b|it\\b|out\\b)\\w+|ask \\w+|walk|"
                    + "go for a (?:\\w+ )?(?:walk|run|swim|jog|ride)|take (?:a|the|my|ten|three|some|five) (?:\\w+ )?"
                    + "(?:walk|breaths?|bath|shower|minutes?|dog)|breathe|count to|drink (?:a glass of |some )?(?:water|tea)|"
                    + "have (?:a glass of |some |an? )?(?:water|tea|fruit|apple|carrot)|write|chew|stretch|meditate|"
                    + "brush my teeth|step outside|pray|use (?:the|my) (?:gum|patch|app))\\b.*?";
    private static final Pattern PLAN = Pattern.compile("(?i)^(?<cue>" + CUE + "),? (?:then )?"
            + "(?:i'll|i will|i'm going to|i'm gonna) (?:first |definitely )*(?<deed>" + DEED + ")[.!]*$");
    private static final Pattern TOLD_AS_HABIT = Pattern.compile(
            "(?i)\\b(?:usually|normally|always|sometimes|often|tend|maybe|perhaps|probably|might|would|just|(?<!feel )like|never|"
                    + "have (?:the )?(?:time|money|chance)|can|could|feel like it)\\b");
    /** "When I drink I'll call people": the cue is the vice itself, given in to. */
    private static final Pattern GIVEN_IN = Pattern.compile(
            "(?i).*\\bi(?:'m| am| get| start)? (?:drink|smoke|eat|binge|gamble|use|vape|drunk|high|stoned)(?:ing)?\\b.*");

    private static final Pattern INSTEAD =
            Pattern.compile("(?i),? (?:instead|before|so that|so i|rather|and not)\\b.*$");
    private static final int LONGEST = 22;

    private IfThenPlan() {}

    /** "I'll call my sister when I'm upset". */
    static Optional<String> in(String sentence) {
        var match = PLAN.matcher(sentence);
        if (!match.matches() || sentence.split(" ").length > LONGEST) return Optional.empty();
        var deed = match.group("deed").strip();
        var cue = match.group("cue").strip();
        if (GIVEN_IN.matcher(cue).matches()
                || TOLD_AS_HABIT.matcher(cue + " " + deed).find()
                || sentence.matches("(?i).*\\b(?:you|your)\\b.*")) return Optional.empty();
        if (Vices.namedIn(INSTEAD.matcher(deed).replaceFirst("").replaceFirst("(?i)^drink (?=.*(?:water|tea))", "")))
            return Optional.empty();
        return Optional.of("I'll " + deed + " " + cue.substring(0, 1).toLowerCase() + cue.substring(1));
    }
}
