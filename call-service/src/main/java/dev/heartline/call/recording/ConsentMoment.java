package dev.heartline.call.recording;

import java.util.regex.Pattern;

import dev.heartline.events.vocabulary.CallDirection;

/**
 * Whether this is the moment to ask. Not with the first words, as somebody who calls in need is to be heard first; on a call of ours
 * not before whoever picked up has said that they are the one.
 *
 * @param turns that the person has said
 * @param latest the last of them
 * @param introduced on a call of ours: they were told who calls and asked whether they are the one
 * @param somebodyElse on a call of ours: somebody else is on the line, or may be
 */
public record ConsentMoment(
        CallDirection direction, int turns, String latest, boolean introduced, boolean somebodyElse) {

    /** Then it isn't the start any more. */
    private static final int LATEST = 3;

    private static final Pattern LEAVING = Pattern.compile(
            "\\b(?:bye|goodbye|see you|talk (?:to you )?(?:later|soon)|have to|has to|need to go|got to|gotta|busy|not now|later|hang up|stop)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern IT_IS_ME = Pattern.compile(
            "\\W*(?:(?:hello|hi|hey|oh)\\b\\W*)*+(?:yes|yeah|yep|yup|speaking|this is (?:me|he|she|him|her)|it's me|that's me)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public boolean isRight() {
        if (turns < 1 || LEAVING.matcher(latest).find()) {
            return false;
        }
        return direction == CallDirection.INBOUND
                ? turns == 1
                : turns <= LATEST
                        && introduced
                        && !somebodyElse
                        && IT_IS_ME.matcher(latest).matches();
    }
}
