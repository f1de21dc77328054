package dev.heartline.ai.coach;

import java.util.regex.Pattern;

import dev.heartline.ai.text.Words;

/** Tells when the user wants to end the call. */
public final class Goodbye {

    private static final Pattern FAREWELL = Pattern.compile(
            "(?i)^(?:.{0,60}[,.!\\s])?(?:good ?bye|bye(?:[- ]?bye)?|see you(?: later| soon| next| then| around)?|talk (?:to you )?(?:soon|later|tomorrow|next)|have a (?:good|great|nice) (?:one|day|night|evening|weekend)|take care|good ?night|catch you later|until next time|ttyl)\\b.{0,40}$");
    private static final Pattern LEAVING = Pattern.compile(
            "(?i)\\b(?:i(?:'ve| have)? (?:really |just )?(?:gotta|got to|have to|need to|must|should|better) (?:go|run|get going|get off|hang up|head out|leave|get back to work)\\b(?! (?:to (?!work|bed|class|my|a meeting)|back to (?:rehab|court|the doctor)|there|in|on|through|for|without))|i'?m (?:going to|gonna) (?:go now|hang up|get off the phone|let you go)|let'?s (?:stop|end|finish) (?:here|there|this|now|the call)|(?:can|could) we (?:stop|end|finish) (?:here|now|this|the call)|that'?s (?:all|it) for (?:today|now)|i'?ll let you go|i don'?t want to talk (?:any ?more|now|right now)|stop calling|end (?:the|this) call|hang up now)");
    private static final Pattern NOT_OVER = Pattern.compile(
            "(?i)\\b(?:said|say|saying|told|waved|kissed) (?:me |him |her |them )?(?:good ?)?bye\\b|\\bbye to\\b|\\b(?:take care of (?!yourself)|see you (?:as|are|were|have))\\b|\\?\\s*$");
    private static final int FAREWELL_WORDS = 20;

    private Goodbye() {}

    public static boolean in(String text) {
        var t = Words.normalise(text).strip();
        if (LEAVING.matcher(t).find()) return true;
        return Words.count(t) <= FAREWELL_WORDS
                && FAREWELL.matcher(t).find()
                && !NOT_OVER.matcher(t).find();
    }
}
