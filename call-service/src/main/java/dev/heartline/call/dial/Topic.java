package dev.heartline.call.dial;

/**
 * What a call should come to, in words that the caller may hear: the local coach says them as they are. An order to the coach is
 * none, whatever stands before its first word.
 */
public final class Topic {

    /** Looks for the order behind all that is no word: nothing is matched before it that could give a space back. */
    public static final String NO_ORDER =
            "^(?![\\W_]*(?:please[\\W_]+)?(?:don.?t|do\\s+not|never|avoid|stop|ask|tell|say|mention|talk|speak|remind|let|make|be|try|keep|find\\s+out)\\b)[\\s\\S]*\\S[\\s\\S]*";

    public static final String MESSAGE = "is a topic that the caller may hear, not an order to the coach";

    private Topic() {}
}
