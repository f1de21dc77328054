package dev.heartline.ai.wish;

import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;

/**
 * What we ask where somebody may want to be left alone and hasn't said so for sure: a guess binds nobody, and a plain yes to this
 * question does. In a text the carrier keyword that it names works as ever.
 */
public final class StopQuestion {

    private static final String BY_TEXT =
            "I want to get this right: would you like me to stop contacting you? Reply STOP and I will. If not, just go on.";
    private static final String SPOKEN = "I want to get this right: would you like me to stop calling and texting you?";

    /** What is in both. */
    private static final String ASKS = "I want to get this right: would you like me to stop";

    /** In words: who says more than that has said something else as well. */
    private static final int LONGEST_YES = 8;

    private static final Pattern YES = Pattern.compile(
            "^(?:(?:um|uh|well|oh|honestly|actually) )*(?:yes|yeah|yep|yup|yea|ya|please|pls|plz|correct|exactly|right|thats right|i do|i would"
                    + "|id like that|that would be (?:good|great|nice|best)|sure|ok|okay|go ahead|if you (?:could|would)|si|claro|por favor)\\b");

    private static final Pattern TAKEN_BACK = Pattern.compile(
            "\\b(?:no|not|dont|but|only|just|keep|later|today|tonight|now|tomorrow|until|till|til|for a|sometimes|maybe|pero)\\b");

    private StopQuestion() {}

    public static String in(Medium medium) {
        return medium == Medium.TEXT ? BY_TEXT : SPOKEN;
    }

    /** Whether words of ours ask it. */
    public static boolean isIn(String words) {
        return words.contains(ASKS);
    }

    public static boolean isAskedIn(Conversation soFar) {
        return soFar.coachTurns().stream().anyMatch(turn -> isIn(turn.text()));
    }

    /** @param words as {@link Plain#words} makes them of the answer */
    static boolean isAgreedTo(String words) {
        return words.split(" ").length <= LONGEST_YES
                && YES.matcher(words).find()
                && !TAKEN_BACK.matcher(words).find();
    }
}
