package dev.heartline.ai.callback;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.ai.text.Expression;
import dev.heartline.events.vocabulary.FollowUpType;

/**
 * Hears that the user asks us for a call or a text at a time: nobody else's, none that was, none that they don't want. Certain or
 * nothing, as somebody's phone rings for it.
 */
public final class CallbackRequests {

    /** No comma: in "she said, call me at six" somebody else asks. */
    private static final Pattern CLAUSE_END = Pattern.compile("[.!?;\\n\u2014\u2026]+");

    private static final Pattern APOSTROPHES =
            Pattern.compile("['\u2019\u2018\u02BC`\u00B4]|(?<=\\b[ap])\\.(?=m\\b)|(?<=\\b[ap]\\.?m)\\.");
    private static final Pattern MARKS = Pattern.compile("(?:[^\\p{L}\\p{N}:]|(?<!\\d):|:(?!\\d))+");
    private static final Pattern POLITE_END = Pattern.compile(
            "(?: (?:please|instead|then|again|if you can|if thats ok(?:ay)?|okay|ok|thanks|thank you|though|or something))+$");

    private static final String OPENER =
            "ok|okay|yes|yeah|yep|sure|well|so|and|but|no|hey|hi|thanks|great|good|sorry|maybe|actually|um|uh|alright|then";
    private static final String BEFORE = "(?:(?:" + OPENER
            + "|not now|im busy|im driving|im at work|i cant (?:talk|speak)(?: right)?(?: now)?|i have to go|gotta go|i gotta go|i need to go) )*";
    private static final String ASKING =
            "(?:(?:please |just )*(?:(?:can|could|would|will) (?:you|u) (?:please |maybe |just |possibly )*|you (?:can|could) (?:just )?"
                    + "|id like you to |i want you to |i would like you to |why dont you |feel free to )?(?:please |just |maybe )*)";
    private static final Pattern ASKS = Pattern.compile("^" + BEFORE + "(?:" + ASKING
            + "(?:(?:call|ring|phone) (?:me(?: back)?(?: again)?|back(?: again)?)|give me (?:a|another) (?:call|ring|buzz|bell)|try (?:me )?again|try me(?: again)?)"
            + "|lets (?:talk|speak|chat|do this|have (?:a|another) call)(?: again)?|(?:can|could) we (?:talk|speak|chat|do this)(?: again)?"
            + "|(?:talk|speak) to me(?: again)?) (?<when>.{2,60})$");

    /** That we text them. */
    private static final String FOR_TEXT = ASKING
            + "(?:(?:text|message|sms) me(?: back)?(?: again)?|(?:send|drop|shoot) me (?:a|another) (?:quick )?(?:text|message|sms)"
            + "|(?:remind me|check in(?: with me| on me)?) (?:by|via|over) (?:text|sms|message)) (?<when>.{2,120})$";

    private static final Pattern ASKS_FOR_TEXT = Pattern.compile("^" + BEFORE + FOR_TEXT);

    /** By somebody who says nothing of having no time now. */
    private static final Pattern ONLY_ASKS_FOR_TEXT = Pattern.compile("^(?:(?:" + OPENER + ") )*" + FOR_TEXT);

    private static final Pattern OPENS = Pattern.compile("^(?:(?:" + OPENER + ")(?: |$))*$");

    /** A morning: whatever hour is named lies ahead of it, or comes again. */
    private static final LocalDateTime SOME_MORNING = LocalDateTime.parse("2026-01-05T08:00");

    /** What the text is to be about, where it can't be taken for a part of the time: "about the game on Friday" may be. */
    private static final Pattern ABOUT_BEFORE =
            Pattern.compile("^about (?:it|this|that|how (?:it|that|this) (?:goes|went|is going)) ");

    private static final Pattern ABOUT_AFTER = Pattern.compile(
            " (?:about|to (?:see|check|ask|hear|remind me)|and (?:see|check|ask|remind me)|instead of) .+$");

    /** Of our call alone: what somebody else shall not do, and whom we shall not call instead, is no matter of ours. */
    private static final Pattern TAKES_BACK = Pattern.compile(
            "^" + BEFORE
                    + "(?:(?:please|just|maybe|but|id rather|id prefer(?: if)?|i think|you) )*"
                    + "(?:(?:dont|do not|didnt|better not|no need to|neednt|need not|dont (?:have|need) to|do not (?:have|need) to)"
                    + " (?:(?:bother|worry about) )?(?:to )?(?<verb>call(?:ing)?|ring(?:ing)?|phon(?:e|ing)|text(?:ing)?|messag(?:e|ing)|try(?:ing)?|bother)(?: me)?(?: back)?(?: again)?"
                    + "|cancel (?:that|the|my|our) (?:call|callback)|forget (?:about )?(?:that|the|my|our) call"
                    + "|(?:lets|we) not (?:talk|speak|chat|do that)"
                    + "|never ?mind|forget it|scratch that|(?:ive )?changed my mind)"
                    + "(?: (?:then|after all|anymore|any more|now|later|today|tonight|tomorrow|please|thanks|thank you|at|on|this|next|in|i|ill|im|ive|id|its|thats|because|as|so|but|sorry)\\b.*)?$");

    /** The rest of a request that leaves the time to us. */
    private static final String WHENEVER =
            "(?: (?:sometime|some time|soon|later|any ?time|whenever(?: you (?:can|like|want))?|when(?:ever)? you (?:can|have (?:a )?(?:time|minute|moment|second)|get a (?:chance|minute|moment)|are free)"
                    + "|as soon as (?:you can|possible)|asap|if (?:possible|thats possible)))?";

    private static final Pattern LEAVES_IT_OPEN = Pattern.compile("^" + BEFORE + ASKING
            + "(?:(?:call|ring|phone) me(?: back)?(?: again)?|give me (?:a|another) (?:call|ring|buzz))" + WHENEVER
            + "$");

    /** As by text much may be forgotten that is no call. */
    private static final Pattern NAMES_A_CALL =
            Pattern.compile("\\b(?:call(?:ing|back)?|ring(?:ing)?|phon(?:e|ing))\\b");

    /** What nobody can do without who speaks of it. */
    private static final Expression MAY_AGREE = Expression.of(
            "(?i)\\b(?:call|calling|callback|ring|ringing|phone|phoning|buzz|bell|try|trying|talk|speak|chat|do this|do that|bother|never ?mind|forget|scratch|changed|text|texting|message|messaging|sms)\\b");

    /**
     * What stands when a turn is over.
     *
     * @param request empty where something is taken back
     * @param only what is taken back: a call, or a text; empty for whatever was asked for
     */
    public record Agreement(Optional<CallbackRequest> request, Optional<FollowUpType> only) {

        /** What stands after both: "don't text me" takes no call back. */
        public Agreement after(Agreement before) {
            boolean stands = request.isEmpty()
                    && only.isPresent()
                    && before.request()
                            .filter(asked -> asked.by() != only.get())
                            .isPresent();
            return stands ? before : this;
        }
    }

    /**
     * What the last clause says that is about our next call or text.
     *
     * @param said by the user
     * @param now on their clock
     * @return empty where nothing is said about it: then what was agreed before stands
     */
    public Optional<Agreement> agreed(String said, LocalDateTime now) {
        if (!MAY_AGREE.isIn(said)) return Optional.empty();
        return clauses(said)
                .flatMap(clause -> agreement(clause, now).stream())
                .reduce((before, later) -> later.after(before));
    }

    /** The call or the text that they ask for, once the turn is over. */
    public Optional<CallbackRequest> in(String said, LocalDateTime now) {
        return agreed(said, now).flatMap(Agreement::request);
    }

    /** What a text says of our next call, or of our next text. */
    public sealed interface Texted {

        record At(CallbackRequest request) implements Texted {}

        /** They want a call and name no time. */
        record Whenever() implements Texted {}

        record TakenBack() implements Texted {}
    }

    /** Whether {@link #texted} can find anything: it costs next to nothing. */
    public static boolean maySpeakOfACall(String text) {
        return MAY_AGREE.isIn(text);
    }

    /**
     * What the last sentence of a text says that is about our next call. Somebody who talks to us need not ask for a call and name no
     * time; somebody who texts may. A call is taken back only where it is named: who writes "never mind" may mean anything.
     *
     * @param now on their clock, when it came in
     */
    public Optional<Texted> texted(String text, LocalDateTime now) {
        return maySpeakOfACall(text)
                ? clauses(text).flatMap(clause -> texting(clause, now).stream()).reduce((_, last) -> last)
                : Optional.empty();
    }

    /**
     * What the last sentence of a text says that is about a text of ours at a later time. One that is to come at no certain time is
     * none.
     *
     * @param now on their clock, when it came in
     */
    public Optional<Texted> askedToText(String text, LocalDateTime now) {
        return maySpeakOfACall(text)
                ? clauses(text)
                        .flatMap(clause -> textingAText(clause, now).stream())
                        .reduce((_, last) -> last)
                : Optional.empty();
    }

    /** Whether that is all that is said: somebody who wants a text at another time, and not to be left alone until then. */
    public static boolean isOnlyForAText(String said) {
        var clauses = maySpeakOfACall(said) ? clauses(said).toList() : List.<String>of();
        return clauses.stream().anyMatch(CallbackRequests::onlyAsksForText)
                && clauses.stream().allMatch(clause -> OPENS.matcher(clause).matches() || onlyAsksForText(clause));
    }

    private static boolean onlyAsksForText(String clause) {
        return ONLY_ASKS_FOR_TEXT.matcher(clause).find()
                && askedForText(clause, SOME_MORNING).isPresent();
    }

    private static Optional<Texted> textingAText(String clause, LocalDateTime now) {
        var takesBack = TAKES_BACK.matcher(clause);
        if (takesBack.find()) {
            return named(takesBack).filter(FollowUpType.SMS::equals).map(_ -> new Texted.TakenBack());
        }
        return askedForText(clause, now).map(Texted.At::new);
    }

    private static Optional<Texted> texting(String clause, LocalDateTime now) {
        var takesBack = TAKES_BACK.matcher(clause);
        if (takesBack.find()) {
            boolean ofACall = named(takesBack).filter(FollowUpType.SMS::equals).isEmpty()
                    && NAMES_A_CALL.matcher(clause).find();
            return ofACall ? Optional.of(new Texted.TakenBack()) : Optional.empty();
        }
        var whole = POLITE_END.matcher(clause).replaceFirst("");
        return LEAVES_IT_OPEN.matcher(whole).find()
                ? Optional.of(new Texted.Whenever())
                : asked(clause, now).map(Texted.At::new);
    }

    private static Optional<Agreement> agreement(String clause, LocalDateTime now) {
        var takesBack = TAKES_BACK.matcher(clause);
        if (takesBack.find()) return Optional.of(new Agreement(Optional.empty(), named(takesBack)));
        return asked(clause, now)
                .or(() -> askedForText(clause, now))
                .map(request -> new Agreement(Optional.of(request), Optional.empty()));
    }

    /** What is not to be done; empty where it isn't named. */
    private static Optional<FollowUpType> named(Matcher takesBack) {
        return Optional.ofNullable(takesBack.group("verb")).flatMap(verb -> switch (verb.charAt(0)) {
            case 'c', 'r', 'p' -> Optional.of(FollowUpType.CALL);
            case 'm' -> Optional.of(FollowUpType.SMS);
            case 't' -> verb.startsWith("text") ? Optional.of(FollowUpType.SMS) : Optional.empty();
            default -> Optional.empty();
        });
    }

    private static Optional<CallbackRequest> asked(String clause, LocalDateTime now) {
        var asks = ASKS.matcher(clause);
        return asks.find()
                ? CallbackTime.of(POLITE_END.matcher(asks.group("when")).replaceFirst(""), now)
                : Optional.empty();
    }

    private static Optional<CallbackRequest> askedForText(String clause, LocalDateTime now) {
        var asks = ASKS_FOR_TEXT.matcher(clause);
        if (!asks.find()) return Optional.empty();
        var when = ABOUT_BEFORE.matcher(asks.group("when")).replaceFirst("");
        return CallbackTime.of(POLITE_END.matcher(when).replaceFirst(""), now)
                .or(() -> CallbackTime.of(
                        POLITE_END
                                .matcher(ABOUT_AFTER.matcher(when).replaceFirst(""))
                                .replaceFirst(""),
                        now))
                .map(CallbackRequest::byText);
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
