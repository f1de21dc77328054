package dev.heartline.ai.memory;

import java.util.regex.Pattern;

/**
 * Whether a liking is what somebody says of themselves, seriously, now: not what others say of them, no denial of it, no irony, no
 * figure of speech. In doubt it isn't.
 */
final class Avowal {

    /** What may stand before an "I" that speaks for itself. */
    private static final Pattern OWN_CLAUSE = Pattern.compile(
            "(?i)(?:^|[,.;:!\u2014] |\\b(?:and|but|so|because|since|though|although|plus|also|honestly|personally|now|while|yeah|yes|well|these days|nowadays|lately|right now|at the moment|i (?:think|guess|"
                    + "believe)|(?:my|our) \\w+ and) )$");

    private static final Pattern TOLD_BY_OTHERS = Pattern.compile(
            "(?i)\\b(?:says?|said|saying|thinks?|thought|swears?|swore|claims?|believes?|assumes?|tells?|told|reckons?|figures?|insists?|goes|"
                    + "sings?|song|lyrics?|commercial|poster|pretends?|was like|were like|is like)(?: \\w+)?[,:]? \"?$(?<!\\bi (?:think|guess|"
                    + "believe) )");
    private static final Pattern TOLD_AFTERWARDS = Pattern.compile(
            "(?i), (?:or so |at least that's what )?(?:he|she|they|my \\w+|people|everyone|everybody) (?:always |all )?(?:says?|said|thinks?|"
                    + "thought|claims?|tells?)\\b[^,]*$|\\baccording to\\b|\\b(?:at least )?that's what\\b");
    private static final Pattern IRONIC = Pattern.compile(
            "(?i)\\bsaid (?:nobody|no one|no-one|absolutely no)|\\byeah,? right\\b|\\bas if\\b|[,.] not[.!]*$|\\bnot really\\b|\\bwho doesn't\\b|"
                    + "\\boh,? (?:sure|yeah|great|yes)\\b|^sure,|\\b(?:just|so|absolutely|really|simply) love(?: it)? (?:when|how|being|getting|"
                    + "having|waking|sitting|standing|waiting|paying)\\b|\\blove it when\\b|\\blol\\b|\\bha ?ha\\b|\\bkidding\\b|\\bjoking\\b|"
                    + "\\byou don't (?:have|need) to\\b|\\bmakes no difference\\b|\\bsarcas|\\bwhat a joy\\b|\\bmy favou?rite thing\\b|🙄|😂|\\bjust what i needed?\\b|\\blike a hole in\\b");
    private static final Pattern TAKEN_BACK = Pattern.compile(
            "(?i)^(?:not[.!]|yeah,? right|(?:just |only )?(?:kidding|joking)|as if|jk\\b|said (?:nobody|no one)|lol\\b|"
                    + "no,? wait\\b|wait,? no\\b|scratch that|(?:no,? |sorry,? )+i meant?\\b).*");

    /** Words for sport and food that speak of something else. */
    private static final Pattern FIGURE = Pattern.compile(
            "(?i)\\b(?:running (?=errands|late|behind|low|around|out|into|away|from|the|a|my|on)|swimming (?=against|upstream|in (?:debt|work|"
                    + "paperwork|emails|it))|walking (?=on eggshells|away|out|into|the line|wounded)|lifting (?=a finger|spirits|people)|"
                    + "climbing (?=the|out|into|over)|dancing (?=around|to their|attendance)|boxing (?=up|day|in)|rowing (?=with|about)|"
                    + "(?:a )?piece of cake|cup of tea|couch potato|bread and butter|bring(?:ing)? home the bacon|cheesy|fishy|fishing for)");

    private Avowal() {}

    /**
     * @param statement the whole sentence
     * @param at where its "I …" begins
     */
    static boolean isSerious(String statement, int at) {
        var before = statement.substring(Math.max(0, at - NEAR), at);
        var rest = statement.substring(at, Math.min(statement.length(), at + NEAR));
        return OWN_CLAUSE.matcher(before).find()
                && !TOLD_BY_OTHERS.matcher(before).find()
                && !TOLD_AFTERWARDS.matcher(rest).find()
                && !IRONIC.matcher(before + rest).find()
                && !statement.strip().endsWith("?");
    }

    /** Characters; what is further off in a sentence has nothing to do with it. */
    private static final int NEAR = 200;

    /** Whether the sentence takes back the one before it: "Not!" */
    static boolean isTakenBack(String next) {
        return TAKEN_BACK.matcher(next).matches();
    }

    /** Without the words that mean something else here: "I hate running errands" is about errands. */
    static String withoutFigures(String text) {
        return FIGURE.matcher(text).replaceAll("");
    }
}
