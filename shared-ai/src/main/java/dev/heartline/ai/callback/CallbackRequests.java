package dev.heartline.ai.callback;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    private static final Pattern TAKES_BACK = Pattern.compile("^" + BEFORE
            + "(?:(?:please|just|maybe|but|id rather|id prefer(?: if)?|i think|you) )*"
            + "(?:(?:dont|do not|(?<=id (?:rather|prefer) (?:if )?you )didnt|better not|no need to|neednt|need not|dont (?:have|need) to|do not (?:have|need) to)"
            + " (?:(?:bother|worry about) )?(?:to )?(?<verb>call(?:ing)?|ring(?:ing)?|phon(?:e|ing)|text(?:ing)?|messag(?:e|ing)|try(?:ing)?|bother)(?: me)?(?: back)?(?: again)?"
            + "|cancel (?:that|the|my|our) (?:call|callback)|forget (?:about )?(?:that|the|my|our) call"
            + "|(?:lets|we) not (?:talk|speak|chat|do that)"
            + "|never ?mind|forget it|scratch that|(?:ive )?changed my mind)"
            + "(?: (?<rest>.+))?$");

    private static final String WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";

    /** What follows upon it and names no certain call: a reason, a manner of speaking, or days of which we don't know which they are. */
    private static final Pattern OF_ALL = Pattern.compile(
            "^(?:then|after all|anymore|any more|please|thanks|thank you|i|ill|im|ive|id|its|thats|because|(?:as|so)(?! (?:early|late|often|much)\\b)|but|sorry"
                    + "|at (?:all|th(?:e|is|at) (?:moment|time|point|hour))|on (?:that day|second thoughts?)|in (?:that case|the end)"
                    + "|(?:this|next) (?:week|weekend|month|" + WEEKDAY + "))(?: |$)");

    private static final Pattern OF_TODAY =
            Pattern.compile("^(?:right now|now|later|in a (?:bit|while|moment|second|sec))(?: |$)");

    /** A time that comes again, as of "at six every day": a wish for all times, which takes nothing back. */
    private static final Pattern COMES_AGAIN = Pattern.compile(
            "^(?:(?:at|on|in|over|during|or|and|the|my) )*(?:every|each|ever|always|weekends?|weekdays|(?:" + WEEKDAY
                    + "|(?:week ?)?(?:morning|afternoon|evening|night))s)(?: |$)");

    private static final Pattern STARTS_WITH_A_TIME = Pattern.compile(
            "^(?:at|around|about|by|after|on|this|in|later|today|tonight|tomorrow|the day after|day after|" + WEEKDAY
                    + ")(?: |$)");

    /** Where or when no call is welcome ever. */
    private static final Pattern AT_ANY_TIME = Pattern.compile("(?:(?:at|in|on|over|during) )?(?:(?:the|my|this) )?"
            + "(?:work|home|school|office|number|phone|cell|class|car|night|weekends?|weekdays|(?:" + WEEKDAY
            + "|(?:week ?)?(?:morning|afternoon|evening|night))s)");

    private static final Pattern RATHER = Pattern.compile(
            "^(?:but(?: rather)?|rather|make (?:it|that)|(?:but|and) make (?:it|that)|better) (?<when>.{2,60})$");

    private static final Pattern NO_TIME = Pattern.compile("(?:then|please|anymore|any more|now|right now|later|but)?");

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
     * @param back what is taken back where nothing is asked for
     */
    public record Agreement(Optional<CallbackRequest> request, List<Back> back) {

        /** What stands after both: "don't text me" takes no call back, and "don't call me tomorrow" none on Friday. */
        public Agreement after(Agreement before) {
            if (request.isPresent()) return this;
            if (before.request.isPresent())
                return before.request.filter(this::takes).isPresent() ? this : before;
            return new Agreement(
                    request,
                    Stream.concat(before.back.stream(), back.stream())
                            .distinct()
                            .toList());
        }

        private boolean takes(CallbackRequest asked) {
            return back.stream().anyMatch(one -> one.takes(asked));
        }
    }

    /**
     * @param only a call, or a text; empty for whatever was asked for
     * @param off which of them
     */
    public record Back(Optional<FollowUpType> only, CalledOff off) {

        private boolean takes(CallbackRequest asked) {
            return only.filter(by -> by != asked.by()).isEmpty() && off.takes(asked);
        }
    }

    /**
     * What is not to be done.
     *
     * @param only a call, or a text; empty where it isn't named
     * @param head the words for it, without which
     * @param off which; empty where it is none in particular
     * @param instead what is asked for in the same breath: "don't call me at six, call me at seven"
     */
    private record Refusal(
            Optional<FollowUpType> only, String head, Optional<CalledOff> off, Optional<CallbackRequest> instead) {

        boolean isOf(FollowUpType by) {
            return only.map(by::equals)
                    .orElseGet(() -> by == FollowUpType.CALL
                            && NAMES_A_CALL.matcher(head).find());
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

        /** @param off what is taken back before: "don't call me tomorrow, call me on Friday" */
        record At(CallbackRequest request, List<CalledOff> off) implements Texted {

            public At(CallbackRequest request) {
                this(request, List.of());
            }
        }

        /** They want a call and name no time. */
        record Whenever(List<CalledOff> off) implements Texted {

            public Whenever() {
                this(List.of());
            }
        }

        /** @param off at least one */
        record TakenBack(List<CalledOff> off) implements Texted {

            public TakenBack() {
                this(List.of(CalledOff.ALL));
            }
        }

        /** Of the calls, or the texts, that they had asked for before. */
        List<CalledOff> off();

        private boolean stands(TakenBack back) {
            return switch (this) {
                case At at -> back.off().stream().noneMatch(off -> off.takes(at.request()));
                case Whenever _ -> back.off().stream().noneMatch(CalledOff.ALL::equals);
                case TakenBack _ -> false;
            };
        }

        private Texted with(List<CalledOff> off) {
            return switch (this) {
                case At at -> new At(at.request(), off);
                case Whenever _ -> new Whenever(off);
                case TakenBack _ -> new TakenBack(off);
            };
        }

        /** What both say, one after the other. */
        private Texted then(Texted later) {
            var both = Stream.concat(off().stream(), later.off().stream())
                    .distinct()
                    .toList();
            return switch (later) {
                case At at -> new At(at.request(), both);
                case Whenever _ -> new Whenever(both);
                case TakenBack back -> stands(back) ? with(both) : new TakenBack(both);
            };
        }
    }

    /** Whether {@link #texted} can find anything: it costs next to nothing. */
    public static boolean maySpeakOfACall(String text) {
        return MAY_AGREE.isIn(text);
    }

    /**
     * What a text says that is about our next call: its last sentence counts. Somebody who talks to us need not ask for a call and name no
     * time; somebody who texts may. A call is taken back only where it is named: who writes "never mind" may mean anything.
     *
     * @param now on their clock, when it came in
     */
    public Optional<Texted> texted(String text, LocalDateTime now) {
        return maySpeakOfACall(text)
                ? clauses(text).flatMap(clause -> texting(clause, now).stream()).reduce(Texted::then)
                : Optional.empty();
    }

    /**
     * What a text says that is about a text of ours at a later time: its last sentence counts. One that is to come at no certain time
     * is none.
     *
     * @param now on their clock, when it came in
     */
    public Optional<Texted> askedToText(String text, LocalDateTime now) {
        return maySpeakOfACall(text)
                ? clauses(text)
                        .flatMap(clause -> textingAText(clause, now).stream())
                        .reduce(Texted::then)
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
                && askedForText(clause, SOME_MORNING, Optional.empty()).isPresent();
    }

    private static Optional<Texted> textingAText(String clause, LocalDateTime now) {
        return refused(clause, now)
                .map(refusal -> of(refusal, FollowUpType.SMS))
                .orElseGet(() -> askedForText(clause, now, Optional.empty()).map(Texted.At::new));
    }

    private static Optional<Texted> texting(String clause, LocalDateTime now) {
        var refusal = refused(clause, now);
        if (refusal.isPresent()) return of(refusal.get(), FollowUpType.CALL);
        var whole = POLITE_END.matcher(clause).replaceFirst("");
        return LEAVES_IT_OPEN.matcher(whole).find()
                ? Optional.of(new Texted.Whenever())
                : asked(clause, now, Optional.empty()).map(Texted.At::new);
    }

    private static Optional<Texted> of(Refusal refusal, FollowUpType by) {
        var off = refusal.off().filter(_ -> refusal.isOf(by)).stream().toList();
        return refusal.instead()
                .filter(request -> request.by() == by)
                .<Texted>map(request -> new Texted.At(request, off))
                .or(() -> off.isEmpty() ? Optional.empty() : Optional.of(new Texted.TakenBack(off)));
    }

    private static Optional<Agreement> agreement(String clause, LocalDateTime now) {
        return refused(clause, now)
                .map(refusal -> new Agreement(
                        refusal.instead(),
                        refusal.off().map(off -> new Back(refusal.only(), off)).stream()
                                .toList()))
                .or(() -> request(clause, now, Optional.empty())
                        .map(request -> new Agreement(Optional.of(request), List.of())));
    }

    private static Optional<Refusal> refused(String clause, LocalDateTime now) {
        var takesBack = TAKES_BACK.matcher(clause);
        if (!takesBack.find()) return Optional.empty();
        var rest = Optional.ofNullable(takesBack.group("rest")).orElse("");
        var head = clause.substring(0, clause.length() - rest.length());
        return instead(named(takesBack), head, rest, now)
                .or(() -> off(rest, now)
                        .map(off -> new Refusal(named(takesBack), head, Optional.of(off), Optional.empty())));
    }

    /** Nothing but a time may stand between the two: in "don't call me because she said call me at six" nobody asks. */
    private static Optional<Refusal> instead(Optional<FollowUpType> only, String head, String rest, LocalDateTime now) {
        for (int end = 0; end >= 0 && end < rest.length(); end = rest.indexOf(' ', end + 1)) {
            var before = rest.substring(0, end);
            var off = whole(before, now);
            if (off.isEmpty() && !AT_ANY_TIME.matcher(before).matches()) continue;
            boolean isADay = off.flatMap(CalledOff::day).isPresent()
                    && !NO_TIME.matcher(before).matches()
                    && !CallbackTime.isMoreThanADay(before);
            var sameDay = isADay ? Optional.<LocalDate>empty() : off.flatMap(CalledOff::day);
            var after = rest.substring(end).strip();
            var request = request(after, now, sameDay)
                    .or(() -> rather(only, after, now, sameDay))
                    .filter(asked -> !isADay || !off.get().takes(asked));
            if (request.isPresent()) return Optional.of(new Refusal(only, head, off, request));
        }
        return Optional.empty();
    }

    /** "Not at six, but at seven." */
    private static Optional<CallbackRequest> rather(
            Optional<FollowUpType> by, String words, LocalDateTime now, Optional<LocalDate> unlessNamed) {
        var rather = RATHER.matcher(words);
        return rather.find()
                ? CallbackTime.of(POLITE_END.matcher(rather.group("when")).replaceFirst(""), now, unlessNamed)
                        .map(request -> by.filter(FollowUpType.SMS::equals).isPresent() ? request.byText() : request)
                : Optional.empty();
    }

    private static Optional<CalledOff> whole(String words, LocalDateTime now) {
        return NO_TIME.matcher(words).matches() ? off(words, now) : timeIn(words, now);
    }

    /**
     * Which of what they had asked for they don't want.
     *
     * @param rest of their words
     * @return empty where these are of no call of ours in particular: "at work", "in the mornings", "on this number"
     */
    private static Optional<CalledOff> off(String rest, LocalDateTime now) {
        if (rest.isEmpty()) return Optional.of(CalledOff.ALL);
        if (OF_TODAY.matcher(rest).find()) return Optional.of(new CalledOff(Optional.of(now.toLocalDate()), Set.of()));
        for (int end = rest.length(); end > 0; end = rest.lastIndexOf(' ', end - 1)) {
            var off = timeIn(rest.substring(0, end), now);
            if (off.isPresent())
                return COMES_AGAIN.matcher(rest.substring(end).strip()).find() ? Optional.empty() : off;
        }
        return OF_ALL.matcher(rest).find() ? Optional.of(CalledOff.ALL) : Optional.empty();
    }

    private static Optional<CalledOff> timeIn(String words, LocalDateTime now) {
        return STARTS_WITH_A_TIME.matcher(words).find() ? CallbackTime.calledOff(words, now) : Optional.empty();
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

    private static Optional<CallbackRequest> request(
            String clause, LocalDateTime now, Optional<LocalDate> unlessNamed) {
        return asked(clause, now, unlessNamed).or(() -> askedForText(clause, now, unlessNamed));
    }

    private static Optional<CallbackRequest> asked(String clause, LocalDateTime now, Optional<LocalDate> unlessNamed) {
        var asks = ASKS.matcher(clause);
        return asks.find()
                ? CallbackTime.of(POLITE_END.matcher(asks.group("when")).replaceFirst(""), now, unlessNamed)
                : Optional.empty();
    }

    private static Optional<CallbackRequest> askedForText(
            String clause, LocalDateTime now, Optional<LocalDate> unlessNamed) {
        var asks = ASKS_FOR_TEXT.matcher(clause);
        if (!asks.find()) return Optional.empty();
        var when = ABOUT_BEFORE.matcher(asks.group("when")).replaceFirst("");
        return CallbackTime.of(POLITE_END.matcher(when).replaceFirst(""), now, unlessNamed)
                .or(() -> CallbackTime.of(
                        POLITE_END
                                .matcher(ABOUT_AFTER.matcher(when).replaceFirst(""))
                                .replaceFirst(""),
                        now,
                        unlessNamed))
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
