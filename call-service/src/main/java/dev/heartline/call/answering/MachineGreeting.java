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

    /** Only machines say so about the person who is called. */
    private static final Pattern SURE = Pattern.compile(String.join(
            "|",
            "\\b(?:leave|record|say|state)\\b.{0,60}\\b(?:after|at|following) the (?:sound of the )?(?:tone|beep|signal)\\b",
            "\\b(?:please|just|kindly) leave (?:me |us )?(?:a|your)(?: \\w+){0,2} (?:message|name|number|voicemail)\\b",
            "\\bleave (?:me |us )?(?:a|your)(?: \\w+){0,2} (?:message|name)\\b.{0,60}\\b(?:get back|call you back|return your call)\\b",
            "\\b(?:person|party|subscriber|customer|mobile customer|number|user) (?:that )?you(?:'re|'ve| are| have)?"
                    + " (?:trying to (?:reach|call)|calling|called|dialed|dialled|reached)\\b.{0,40}\\b(?:not|un|no longer|isn't|"
                    + "cannot|can't|using|has a|disconnected|busy|voice)",
            "\\b(?:forwarded|transferred|redirected) to (?:an? |the )?(?:\\w+ )?(?:voice|mail|messag|answering)",
            "\\b(?:automated|automatic) (?:voice )?(?:messag|answering|voice)",
            "\\b(?:mailbox|mail box) (?:is full|belong|of|has not|hasn't|that)\\b",
            "\\byou(?:'ve| have)? reached the (?:voice ?mail|mailbox|voice mailbox|answering machine)\\b",
            "\\bpress (?:\\d|one|two|three|four|five|six|seven|eight|nine|zero|pound|star|hash|the pound|the star)\\b",
            "\\b(?:tell me|state|say|give me|record|provide|leave) your name\\b.{0,60}\\b(?:why you're calling|why you are calling|"
                    + "reason|available|connect|put you through|on the line)\\b",
            "\\b(?:see|check|find out) if (?:this|that|the) (?:person|party|number|user) (?:is available|can talk|is free)\\b",
            "\\b(?:call screening|screening service|virtual assistant|call assistant|using a screening)\\b",
            "\\b(?:not|no longer) in service\\b|\\bcannot be completed as dial",
            "\\b(?:hang up|disconnect) or press\\b|\\bto (?:page|leave) .{1,40} press\\b"));

    /** Mailboxes and switchboards say so, and now and then a person. */
    private static final List<Pattern> TYPICAL = List.of(
            Pattern.compile("\\byou(?:'ve| have) reached\\b"),
            Pattern.compile("\\b(?:leave (?:me |us )?a message|leave your message)\\b"),
            Pattern.compile("\\b(?:office|opening|business) hours\\b|\\bour offices? (?:is|are)\\b"),
            Pattern.compile("\\bthank you for calling\\b"),
            Pattern.compile("\\byour call (?:is important|may be|has been)\\b"),
            Pattern.compile("\\b(?:we|no one|nobody)(?:'re| are| is| can)?\\b.{0,20}\\b(?:take|answer) your call\\b"));

    /** People say so of themselves, too. */
    private static final List<Pattern> COMMON = List.of(
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

    /** @param turns what was heard from the other end so far, in order */
    public static boolean isHeardIn(List<String> turns) {
        if (turns.size() > TURNS) {
            return false;
        }
        var heard = turns.stream().map(MachineGreeting::plain).toList();
        long typical = signs(TYPICAL, heard);
        return heard.stream().anyMatch(turn -> SURE.matcher(turn).find())
                || typical > 0 && typical + signs(COMMON, heard) >= WEAK_SIGNS;
    }

    /** Whether somebody said nothing but what machines say, and something that only they do. */
    public static boolean isAll(String turn) {
        var plain = plain(turn);
        return SURE.matcher(plain).find()
                && SENTENCE_END
                        .splitAsStream(plain)
                        .filter(sentence -> !sentence.isBlank())
                        .allMatch(sentence -> isBeginning(sentence) || isSaidBy(sentence));
    }

    private static boolean isSaidBy(String sentence) {
        return SURE.matcher(sentence).find()
                || Stream.concat(TYPICAL.stream(), COMMON.stream())
                        .anyMatch(sign -> sign.matcher(sentence).find());
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
