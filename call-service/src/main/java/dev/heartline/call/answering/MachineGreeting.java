package dev.heartline.call.answering;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Knows a mailbox, a menu or a call assistant by its first sentences. Hanging up on a person is worse than greeting a
 * machine: it takes a sure sign, or two weak ones of which one is what mailboxes say. "You've reached Dave, hi?" is a person,
 * and so is "I can't take your call right now, I'll call you back when I'm off work".
 */
public final class MachineGreeting {

    /** A greeting is over after that. */
    private static final int TURNS = 3;

    private static final int WEAK_SIGNS = 2;

    /** What is asked of whoever called in vain. Also in the words of the person who recorded it. */
    private static final Pattern INVITATION = Pattern.compile(
            String.join(
                    "|",
                    "\\b(?:leave|record|say|state)\\b.{0,60}\\b(?:after|at|following) the (?:sound of the )?(?:tone|beep|signal)\\b",
                    "\\b(?:after|at|following) the (?:sound of the )?(?:tone|beep|signal)\\b.{0,30}\\b(?:leave|record|say|state)\\b",
                    "\\b(?:please|just|kindly) leave (?:me |us )?(?:a|your)(?: \\w+){0,2} (?:message|name|number|voicemail)\\b",
                    "\\bleave (?:me |us )?(?:a|your)(?: \\w+){0,2} (?:message|name)\\b.{0,60}\\b(?:get back|call you back|return your call)\\b",
                    "\\b(?:tell me|state|say|give me|record|provide|leave) your name\\b.{0,60}\\b(?:why you're calling|why you are calling|"
                            + "reason)\\b",
                    "\\b(?:see|check|find out) if (?:this|that|the) (?:person|party|number|user) (?:is available|can talk|is free)\\b"));

    /** What networks, menus and assistants say, which have nothing of their own to tell. */
    private static final Pattern ANNOUNCEMENT = Pattern.compile(String.join(
            "|",
            "\\b(?:person|party|subscriber|customer|mobile customer|number|user) (?:that )?you(?:'re|'ve| are| have)?"
                    + " (?:trying to (?:reach|call)|calling|called|dialed|dialled|reached)\\b.{0,40}\\b(?:not|un|no longer|isn't|"
                    + "cannot|can't|using|has a|disconnected|busy|voice)",
            "\\b(?:call|you|number)\\b.{0,25}\\b(?:forwarded|transferred|redirected) to (?:an? |the )?(?:\\w+ )?(?:voice|mail|messag|"
                    + "answering)",
            "\\b(?:automated|automatic) (?:voice )?(?:messag|answering|voice)",
            "\\b(?:mailbox|mail box) (?:is full(?! of)|belongs? to|of|has not|hasn't|that)\\b",
            "\\byou(?:'ve| have)? reached the (?:voice ?mail|mailbox|voice mailbox|answering machine)\\b",
            "(?<!\\b(?:bench|leg|chest|shoulder|overhead|arm|military|you) )\\bpress (?:\\d|one|two|three|four|five|six|seven|eight|nine|zero|pound|star|hash|the pound|the star)"
                    + "(?=[.,;]|$| (?:now|to|for|if|or|at|and|on your)\\b)",
            "\\b(?:call screening|screening service|virtual assistant|call assistant|using a screening)\\b",
            "\\b(?:number|subscriber|party|person|customer|line|phone)\\b.{0,60}\\b(?:not|no longer) in service\\b",
            "\\bcannot be completed as dial",
            "\\b(?:hang up|disconnect) or press\\b|\\bto (?:page|leave) .{1,40} press\\b",
            "\\b(?:all (?:of )?)?our (?:[\\w-]+ )?(?:agents|representatives|operators|advisors|associates|specialists|lines|team members) are\\b"
                    + ".{0,30}\\b(?:busy|assisting|helping|engaged|serving|unavailable)\\b",
            "\\b(?:you know your party's extension|(?:dial|enter) (?:your|the|their|his|her) (?:party's )?extension\\b|calls? (?:will be|are)"
                    + " answered in the order)",
            "\\bif this is an? (?:\\w+ )?emergency,? (?:please )?(?:hang up|dial|call)\\b",
            "^(?:beep|tone|long beep)$"));

    /** "I'm a virtual assistant" somebody may say of their work, "the virtual assistant for this number" nobody. */
    private static final Pattern PRESENTATION = Pattern.compile(
            "\\b(?:i'm|i am|this is|it's|you're (?:speaking|talking) (?:to|with)|you are (?:speaking|talking) (?:to|with)) "
                    + "(?:(?:the|\\S+'s) (?:\\w+ )?(?:virtual|digital|ai|call|phone|personal ai)"
                    + "|an? (?:automated|automatic)|the (?:automated|automatic)) (?:assistant|receptionist|answering|agent|attendant|screening)\\b");

    /** Who speaks of themselves, of somebody, or of what they once heard, announces nothing. */
    private static final Pattern TOLD = Pattern.compile(
            "\\b(?:i|i'm|i've|i'd|i'll|my|me|mine|he|she|her|his|they|them|their|yesterday|today|tonight)\\b");

    private static final Pattern REPORTED =
            Pattern.compile("\\b(?:said|says|saying|told|heard|hear|goes|used to|always|keeps?|kept)\\b");

    /** So many words are no scrap of a greeting that was cut in two. */
    private static final int A_SENTENCE = 4;

    /** Mailboxes and switchboards say so, and now and then a person. */
    private static final List<Pattern> TYPICAL = List.of(
            Pattern.compile("\\byou(?:'ve| have) reached\\b"),
            Pattern.compile("\\byou know (?:what to do|the drill)\\b"),
            Pattern.compile("\\b(?:stay|remain) on the line\\b|\\bcontinue to hold\\b"),
            Pattern.compile("\\b(?:leave (?:me |us )?a message|leave your message)\\b"),
            Pattern.compile("\\b(?:office|opening|business) hours\\b|\\bour offices? (?:is|are)\\b"),
            Pattern.compile("\\bthank you for calling\\b"),
            Pattern.compile("\\byour call (?:is important|may be|has been)\\b"),
            Pattern.compile("\\b(?:we|no one|nobody)(?:'re| are| is| can)?\\b.{0,20}\\b(?:take|answer) your call\\b"));

    /** People say so of themselves, too. */
    private static final List<Pattern> COMMON = List.of(
            Pattern.compile("\\b(?:we're|i'm|we are|i am) (?:probably )?(?:out|away|not (?:in|home|around))\\b"),
            Pattern.compile("\\b(?:is|am|are|isn't) (?:currently |now )?(?:not |un)available\\b"),
            Pattern.compile("\\b(?:please )?(?:try again|call back|call again) (?:later|at another time)\\b"),
            Pattern.compile("\\b(?:get back to you|return your call|call you back) (?:as soon as|when|at)\\b"),
            Pattern.compile("\\b(?:can't|cannot|unable to|not able to) (?:come|get|answer|take) (?:to )?(?:the|my|your)"
                    + " (?:phone|call)\\b"));

    /** What may be all that is heard of a greeting so far, and what people say when they pick up. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?:(?:hello|hi|hey|yes|yeah|good (?:morning|afternoon|evening|day)|greetings|welcome)(?: there| everyone| all)?"
                    + "|(?:(?:hello|hi|hey) )?(?:this is|it's|you've reached|you have reached|you've got) (?:\\S+ ?){1,6}"
                    + "|(?:\\S+ ){1,3}speaking|(?:the )?\\S+ (?:residence|household))");

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+(?:\\s+|$)");
    private static final Pattern CLAUSE_END = Pattern.compile("[.!?,;\u2026]+");

    private MachineGreeting() {}

    /**
     * Whether a machine's greeting was heard before anything that only a person says: whoever has answered once is no machine,
     * whatever they say later.
     *
     * @param turns what was heard from the other end so far, in order
     */
    public static boolean isHeardIn(List<String> turns) {
        if (turns.size() > TURNS) {
            return false;
        }
        var heard = turns.stream().map(MachineGreeting::plain).toList();
        for (int until = 1; until <= heard.size(); until++) {
            if (isGreeting(heard.subList(0, until))) {
                return true;
            }
            if (isAPersons(heard.get(until - 1))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isGreeting(List<String> heard) {
        long typical = signs(TYPICAL, heard);
        return heard.stream().flatMap(MachineGreeting::sentences).anyMatch(MachineGreeting::isSure)
                || typical > 0 && typical + signs(COMMON, heard) >= WEAK_SIGNS;
    }

    private static boolean isAPersons(String turn) {
        return turn.split(" ").length >= A_SENTENCE
                && !isBeginning(turn)
                && sentences(turn).noneMatch(MachineGreeting::isSaidBy);
    }

    /** Whether somebody said nothing but what machines say, and something that only they do. */
    public static boolean isAll(String turn) {
        var plain = plain(turn);
        return sentences(plain).anyMatch(MachineGreeting::isSure)
                && sentences(plain).allMatch(sentence -> isBeginning(sentence) || isSaidBy(sentence));
    }

    private static boolean isSure(String sentence) {
        return !REPORTED.matcher(sentence).find()
                && (INVITATION.matcher(sentence).find()
                        || ForeignGreeting.isIn(sentence)
                        || PRESENTATION.matcher(sentence).find()
                        || ANNOUNCEMENT.matcher(sentence).find()
                                && !TOLD.matcher(sentence).find());
    }

    private static boolean isSaidBy(String sentence) {
        return isSure(sentence)
                || Stream.concat(TYPICAL.stream(), COMMON.stream())
                        .anyMatch(sign -> sign.matcher(sentence).find());
    }

    private static Stream<String> sentences(String turn) {
        return SENTENCE_END.splitAsStream(turn).filter(sentence -> !sentence.isBlank());
    }

    /**
     * Whether what was heard so far may still be a machine's: nothing, no more than a hello and a name, or a greeting. Anything
     * else somebody has said who is there.
     *
     * @param turns as for {@link #isHeardIn}
     */
    public static boolean mayBe(List<String> turns) {
        return turns.size() <= TURNS
                && (isHeardIn(turns)
                        || turns.stream().map(MachineGreeting::plain).allMatch(MachineGreeting::isBeginning));
    }

    private static boolean isBeginning(String turn) {
        return CLAUSE_END
                .splitAsStream(turn)
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .allMatch(clause -> BEGINNING.matcher(clause).matches()
                        || TYPICAL.stream()
                                .anyMatch(sign -> sign.matcher(clause).find()));
    }

    private static long signs(List<Pattern> signs, List<String> heard) {
        return signs.stream()
                .filter(sign -> heard.stream()
                        .filter(turn -> !turn.endsWith("?"))
                        .anyMatch(turn -> sign.matcher(turn).find()))
                .count();
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("\\s+", " ");
    }
}
