package dev.heartline.sms.template;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

/**
 * What a text achieved, 0..1, by the first reply to it. None is worth nothing, and so is one that asks to be left alone, or tells
 * of danger, which no text is to be rewarded for; any other is
 * worth something, more where it comes soon, tells or asks something, or is glad, and less where it is unhappy.
 */
final class EngagementScore {

    static final double NO_REPLY = 0;

    private static final double REPLY = 0.5;
    private static final double PROMPT = 0.2;
    private static final double SUBSTANCE = 0.2;
    private static final double MOOD = 0.1;

    private EngagementScore() {}

    /**
     * @param sentiment null where it can't be told
     * @param prompt it came soon
     */
    static double of(SmsIntent intent, Sentiment sentiment, boolean prompt) {
        if (!isReply(intent)) {
            return NO_REPLY;
        }
        return REPLY + (prompt ? PROMPT : 0) + (hasSubstance(intent) ? SUBSTANCE : 0) + mood(sentiment);
    }

    /** Whether a text answers ours: who only wants no more of them, or is in danger, doesn't. */
    static boolean isReply(SmsIntent intent) {
        return intent != SmsIntent.OPT_OUT && intent != SmsIntent.EMERGENCY;
    }

    private static boolean hasSubstance(SmsIntent intent) {
        return switch (intent) {
            case REPORT_PROGRESS, LOG_FOOD, ASK_QUESTION, REQUEST_HELP -> true;
            case EMERGENCY, OPT_OUT, OPT_IN, OTHER -> false;
        };
    }

    private static double mood(Sentiment sentiment) {
        return switch (sentiment) {
            case POSITIVE -> MOOD;
            case NEGATIVE -> -MOOD;
            case MIXED, NEUTRAL -> 0;
            case null -> 0;
        };
    }
}
