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

    private Setback() {}

    static boolean isIn(String text) {
        return WORD.matcher(text)
                .results()
                .anyMatch(found ->
                        !DENIED.matcher(text.substring(0, found.start())).find());
    }
}
