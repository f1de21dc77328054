package dev.heartline.service.policy.copy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a message before any user does. It can't tell whether a message is good, only that it does none of the things
 * that harm: shame, guilt, confirm-shaming, false urgency, comparison, praise of eating less, promises of money.
 */
public final class CopyCheck {

    /** One segment of a text in GSM-7. */
    private static final int LONGEST = 160;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 .,:;!?'()&+/-]*");

    private static final Map<String, Pattern> HARMS = harms();

    private static final String PRAISES_LESS = "rewards eating less or weighing less";

    /** As the occasion of praise or a prize; a reminder to log a weight may name it. */
    private static final Pattern LESS =
            words("calorie\\w*|deficit|weight|pounds?|kilos?|kg|lbs?|skinny|slim\\w*|thin(ner)?|fasting|diet\\w*");

    private CopyCheck() {}

    /** What is wrong with a message that rewards, or brings somebody back, in words; empty where nothing was found. */
    public static List<String> objections(String message) {
        var found = new ArrayList<String>();
        if (message.isBlank()) {
            found.add("says nothing");
        }
        if (message.length() > LONGEST) {
            found.add("does not fit into one text");
        }
        if (!PLAIN.matcher(message).matches()) {
            found.add("has characters that make a text longer, or a gap that was not filled");
        }
        found.addAll(harms(message, true));
        return List.copyOf(found);
    }

    /**
     * What any message must not do, however long it is, in words; empty where nothing was found.
     *
     * @param praises it rewards something, which must not be eating less or weighing less
     */
    public static List<String> harms(String message, boolean praises) {
        var found = new ArrayList<String>();
        HARMS.forEach((harm, pattern) -> {
            if (pattern.matcher(message).find()) {
                found.add(harm);
            }
        });
        if (praises && LESS.matcher(message).find()) {
            found.add(PRAISES_LESS);
        }
        return List.copyOf(found);
    }

    private static Map<String, Pattern> harms() {
        var harms = new LinkedHashMap<String, Pattern>();
        harms.put(
                "shames",
                words(
                        "asham\\w*|shame\\w*|lazy|weak|pathetic|failed|failure|excuses?|disappoint\\w*|let (me|us|yourself|"
                                + "everyone) down|pull yourself together|not good enough"));
        harms.put("makes guilty", words("guilt\\w*|you should(n't)? have|you promised|after all (i|we)|you owe"));
        harms.put(
                "shames a refusal", words("no thanks|i('d| would) rather (not|stay|fail)|i don't (want|care)|give up"));
        harms.put(
                "makes a false hurry",
                words("hurry|last chance|only today|before it's too late|don't (lose|miss|break)|running out|act now"));
        harms.put(
                "compares with others",
                words("everyone else|others (are|have)|behind|better than (most|others)|rank\\w*"));
        harms.put("promises money", words("money|cash|prize\\w*|jackpot|bet|lottery|discount\\w*|free gift"));
        return Collections.unmodifiableMap(harms);
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}
