package dev.heartline.ai.crisis;

import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Wording;

/**
 * Tells a text that asks for help with a craving, a plan or a bad day from one that tells of danger, by the head that reads what texts
 * want: "talk me out of this drink" is a reason to talk, and none to ask about suicide.
 */
final class Pleas {

    private static final Head INTENT = Head.load("/dev/heartline/ai/head/intent.head");

    /** Both chosen where hardly any text of danger is taken for a plea: {@code docs/understanding.md} has the figures. */
    private static final double PLEA = 0.95;

    private static final double EMERGENCY = 0.02;

    private Pleas() {}

    /** @param vector of the whole text */
    static boolean isOne(String text, float[] vector) {
        var wants = INTENT.choose(vector, Wording.of(text));
        return wants.share("request_help") > PLEA && wants.share("emergency") < EMERGENCY;
    }
}
