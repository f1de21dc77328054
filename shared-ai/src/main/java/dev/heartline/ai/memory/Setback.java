package dev.heartline.ai.memory;

import java.util.regex.Pattern;

/** Words of lapse and shame: whatever else a sentence tells, with them it is no victory. Denied ("I haven't relapsed") they are none. */
final class Setback {

    private static final Pattern DENIED = Pattern.compile(
            "(?i)\\b(?:didn't|did not|haven't|have not|hasn't|hadn't|won't|wasn't|not|never|without|no|no longer|instead of|almost|nearly|used to|stopped|quit|"
                    + "rather than|don't|do not|am not|i'm not|before i could|avoided|resisted|kept from)(?: (?!(?:but|and|until|then|so)\\b)[\\w']+){0,3} $");

    private static final Pattern WORD = Pattern.compile(
            "(?i)\\b(?:relaps\\w+|slipp(?:ed|ing)(?: (?:up|back))?|slip[- ]?up|lapsed|fell off|fallen off|fell back into|caved|giving in|gave in|given in|"
                    + "set ?backs?|(?:used|drank|smoked|vaped|gambled|binged|drinking|smoking|using|gambling|cheated) again|blew (?:it|my)|"
                    + "(?:messed|screwed|fucked) up|broke (?:my|the) (?:streak|promise|sobriety)|went back to (?:drinking|smoking|using|gambling|vaping)|"
                    + "ashamed|shame|guilty|guilt|disgusted|embarrassed|hate myself|hated myself|a failure|failed|disappointed in myself|"
                    + "let (?:myself|everyone|everybody|them|(?:my|the) \\w+) down|lost my (?:streak|sobriety))\\b");

    /** A vice that is the verb itself. To have taken less of it than before, or the last of it, is none. */
    private static final Pattern TAKEN = Pattern.compile(
            "(?i)\\bi (?:(?:just|then|also|really|even|actually|still|finally|went and) ){0,2}(?:smoked|vaped|gambled|binged|overate|got (?:drunk|high|wasted|stoned)|"
                    + "drank(?! (?:[\\w-]+ ){0,4}?(?:water|tea|milk|juice|smoothie|coffee|shake|soda)\\b))\\b"
                    + "(?!.*\\b(?:last (?:one|cigarette|drink|beer)|quit|stopped|instead|less|fewer|only|just|half|down (?:from|to)|used to|until)\\b)");

    private Setback() {}

    static boolean isIn(String text) {
        return TAKEN.matcher(text).find()
                || WORD.matcher(text)
                        .results()
                        .anyMatch(found -> !DENIED.matcher(text.substring(0, found.start()))
                                .find());
    }
}
