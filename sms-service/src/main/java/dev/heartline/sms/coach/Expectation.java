package dev.heartline.sms.coach;

import java.util.regex.Pattern;

import dev.heartline.events.vocabulary.SmsIntent;

/** Whether somebody who texts waits for an answer of the coach's. What fixed words have answered is not asked here. */
final class Expectation {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    /** Of what holds no word. */
    private static final Pattern ASKS = Pattern.compile("[?\\u00BF\\u061F\\uFF1F\\u2753\\u2754\\u2047-\\u2049]");

    private static final Pattern GREETING = Pattern.compile(
            "(?i)^\\W*(?:hi+|hey+|hello+|hiya|howdy|yo|sup|hi there|hey there|hey coach|hi coach|hello coach|good (?:morning|afternoon|evening)|morning|"
                    + "are you there|you there|anyone there)\\b[^\\p{L}]*(?:there|coach)?\\W*$");

    /** A word that answers, where something was asked; without a question before it, it closes the talk. */
    private static final Pattern YES_OR_NO = Pattern.compile(
            "(?i)^\\W*(?:yes|yeah|yep|yup|ya|ye|y|no|nope|nah|n|sí|si|oui|ja|kind of|sort of|maybe|not really|sometimes|never|always|both|"
                    + "neither)(?: please| thanks| thank you)?\\W*$");

    private static final Pattern OFFERED = Pattern.compile(
            "(?i)\\b(?:would you like|shall i|may i|would it be okay|want me to|can i (?:share|tell))\\b[^?]*\\?");

    private static final Pattern ACCEPTS = Pattern.compile(
            "(?i)^\\W*(?:ok|okay|k|sure|sure thing|please|please do|go ahead|yes please|alright|all right|fine|why not|sounds good|great|cool|do it)\\W*$");

    private static final Pattern THANKS = Pattern.compile("(?i)\\b(?:thanks|thank you|thx|ty|cheers)\\b");

    /** Ends a talk politely, whatever was asked. */
    private static final Pattern CLOSES = Pattern.compile(
            "(?i)^\\W*(?:(?:ok|okay|k|got it|sounds good|will do|no problem|np|all good|good night|goodnight|gn|see (?:you|ya)|bye|bye bye|"
                    + "talk (?:to you )?(?:later|soon|tomorrow)|ttyl|lol|haha|sure thing|fair enough|good point|for sure|got you)\\W*)+$");

    /** In words. */
    private static final int MOST_OF_A_LEAVE = 8;

    private Expectation() {}

    /** @param afterCrisis danger was heard lately: whoever writes then is never left without an answer, whatever they write */
    static boolean awaitsAnswer(TextHeard text, boolean afterCrisis) {
        var body = text.body();
        if (text.crisis()) {
            return false;
        }
        if (body.isBlank()) {
            return text.media() > 0;
        }
        if (afterCrisis) {
            return true;
        }
        if (text.byMachine()) {
            return false;
        }
        if (!WORD.matcher(body).find()) {
            return ASKS.matcher(body).find();
        }
        return text.requiresResponse()
                || text.intent() == SmsIntent.LOG_FOOD
                || text.media() > 0
                || GREETING.matcher(body).matches()
                || answersAQuestion(text);
    }

    private static boolean answersAQuestion(TextHeard text) {
        var asked = text.answered().orElse("");
        return asked.indexOf('?') >= 0
                && (YES_OR_NO.matcher(text.body()).matches()
                        || ACCEPTS.matcher(text.body()).matches()
                                && OFFERED.matcher(asked).find()
                        || isMoreThanThanks(text));
    }

    /** Two words to a question of ours are an answer to it, unless they thank or take their leave. */
    private static boolean isMoreThanThanks(TextHeard text) {
        int words = text.body().strip().split("\\s+").length;
        return words > MOST_OF_A_LEAVE
                || words >= 2
                        && !THANKS.matcher(text.body()).find()
                        && !CLOSES.matcher(text.body()).matches();
    }
}
