package dev.heartline.ai.callback;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.ai.text.Expression;

/**
 * Hears that the user asks us for a call at a time: nobody else's call, no call that was, none that they don't want. Certain or
 * nothing, as somebody's phone rings for it.
 */
public final class CallbackRequests {

    /** No comma: in "she said, call me at six" somebody else asks. */
    private static final Pattern CLAUSE_END = Pattern.compile("[.!?;\\n\u2014\u2026]+");

    private static final Pattern APOSTROPHES =
            Pattern.compile("['\u2019\u2018\u02BC`\u00B4]|(?<=\\b[ap])\\.(?=m\\b)|(?<=\\b[ap]\\.?m)\\.");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}:]+");
    private static final Pattern POLITE_END = Pattern.compile(
            "(?: (?:please|instead|then|again|if you can|if thats ok(?:ay)?|okay|ok|thanks|thank you|though|or something))+$");

    private static final String BEFORE =
            "(?:(?:ok|okay|yes|yeah|yep|sure|well|so|and|but|no|hey|hi|thanks|great|good|sorry|maybe|actually|um|uh|alright|then"
                    + "|not now|im busy|im driving|im at work|i cant (?:talk|speak)(?: right)?(?: now)?|i have to go|gotta go|i gotta go|i need to go) )*";
    private static final String ASKING =
            "(?:(?:please |just )*(?:(?:can|could|would|will) (?:you|u) (?:please |maybe |just |possibly )*|you (?:can|could) (?:just )?"
                    + "|id like you to |i want you to |i would like you to |why dont you |feel free to )?(?:please |just |maybe )*)";
    private static final Pattern ASKS = Pattern.compile("^" + BEFORE + "(?:" + ASKING
            + "(?:(?:call|ring|phone) (?:me(?: back)?(?: again)?|back(?: again)?)|give me (?:a|another) (?:call|ring|buzz|bell)|try (?:me )?again|try me(?: again)?)"
            + "|lets (?:talk|speak|chat|do this|have (?:a|another) call)(?: again)?|(?:can|could) we (?:talk|speak|chat|do this)(?: again)?"
            + "|(?:talk|speak) to me(?: again)?) (?<when>.{2,60})$");

    private static final Expression TAKES_BACK = Expression.of(
            "(?i)\\b(?:don['\u2019]?t|do not|no need to|needn['\u2019]?t) (?:call|ring|phone|bother)\\b|\\bcancel (?:that|the|my) (?:call|callback)\\b"
                    + "|\\bforget (?:about )?(?:that|the|my) call\\b|^\\W*(?:no |oh |actually )?(?:never ?mind|forget it|scratch that|changed my mind)\\W*$");

    /** What no request can do without. */
    private static final Expression MAY_ASK =
            Expression.of("(?i)\\b(?:call|ring|phone|buzz|bell|try|talk|speak|chat|do this)\\b");

    /**
     * @param said by the user
     * @param now on their clock
     */
    public Optional<CallbackRequest> in(String said, LocalDateTime now) {
        if (!MAY_ASK.isIn(said)) return Optional.empty();
        return clauses(said).flatMap(clause -> asked(clause, now).stream()).findFirst();
    }

    /** Whether the user no longer wants the call that they had asked for. */
    public boolean takeBack(String said) {
        return TAKES_BACK.isIn(said);
    }

    private static Optional<CallbackRequest> asked(String clause, LocalDateTime now) {
        var asks = ASKS.matcher(clause);
        return asks.find()
                ? CallbackTime.of(POLITE_END.matcher(asks.group("when")).replaceFirst(""), now)
                : Optional.empty();
    }

    private static Stream<String> clauses(String said) {
        var plain = APOSTROPHES
                .matcher(Normalizer.normalize(said, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
        return CLAUSE_END
                .splitAsStream(plain)
                .map(clause -> MARKS.matcher(clause).replaceAll(" ").strip());
    }
}
