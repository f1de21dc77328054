package dev.heartline.ai.memory;

import java.util.regex.Pattern;

import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.text.Kin;

/**
 * Whether a statement tells of something that the user did, or that became of something of theirs: a friend's success is no victory of
 * the user's, however glad they are of it.
 */
final class OwnDeed {

    /** The first subject of the clause is "I" or "we", alone or with somebody: "last week my wife and I walked". */
    private static final Pattern SELF = Pattern.compile("(?i)^(?:(?!(?:" + Kin.WORD
            + "|he|she|they|it|who|that|which|someone|somebody|everyone|people|my|our|his|her|their)(?![\\w-]))[\\w'-]+,? ){0,8}?"
            + "(?:(?:with )?(?:my|our) (?:\\w+ ){1,3}(?:and |, ))?(?:i|we)(?:'\\w+)?(?![\\w'-])");

    /** "My blood pressure is down": a thing of theirs. */
    private static final Pattern OWN_THING = Pattern.compile(
            "(?i)^(?:(?!(?:my|our|everyone|everybody|someone|somebody|people|nobody|in|of|at|from|with|for|to|by|on|he|she|they|who|you)\\b)[\\w'-]+,? ){0,4}?(?:my|our) (?!(?:[\\w-]+ ){0,3}?(?:"
                    + Kin.WORD
                    + "|sponsor|therapist|doctor|nurse|coach|dog|cat|team|teacher|sisters|brothers|sons|daughters)(?![\\w-]))");

    /** What somebody is, feels, or has seen others do is no deed. */
    private static final Pattern LOOKS_ON = Pattern.compile(
            "(?i)\\b(?:i|we)(?:'m| am| was| were|'re| are| feel| felt|'ve been| have been)? (?:\\w+ ){0,3}?(?:happy|proud|glad|pleased|thrilled|excited|jealous|"
                    + "envious|impressed|grateful|inspired|relieved|amazed) (?:(?:for|of|by|that|at|with|to see|because|when) )?(?:him|her|them|he|she|they|my|our|"
                    + "his|someone|somebody)\\b(?! (?:progress|streak|steps))|\\b(?:i|we)(?:'ve)? (?:\\w+ ){0,2}?(?:heard|saw|seen|watched|know|knew|think|believe|"
                    + "guess|hope|wish|love|like|admire|envy|told|read|met|suppose|learned)\\b");

    /** Nor is how they take it. */
    private static final Pattern STATE = Pattern.compile(
            "(?i)\\b(?:i|we) (?:\\w+ )?(?:cried|wept|laughed|smiled|hugged|cheered|clapped|celebrated|congratulated|watched|clapped|couldn't (?:believe|be))\\b|"
                    + "\\b(?:i'm|i am|i was|i feel|i felt|we're|we are|we were)\\b(?! (?:[\\w-]+ ){0,3}?(?:sober|clean|free|down|off|done|able|days?|weeks?|months?|"
                    + "\\d+)(?![\\w-]))");

    private static final Pattern OTHER = Pattern.compile(
            "(?i)^(?:(?:and|but|so|because|then|also|today|yesterday|now),? ){0,4}(?:he|she|they|everyone|everybody|"
                    + "(?:my|our|his|her|the|an?) (?:[\\w-]+ ){0,3}?" + Kin.WORD
                    + ")(?:'s|'ve|'d)?(?! and (?:i|me)\\b)(?![\\w-])");

    private OwnDeed() {}

    /** Whoever drops the "I" means themselves, but not where a sentence goes on with what somebody else did. */
    static boolean isIn(Statement statement) {
        var clauses = Clauses.of(statement).stream().map(Clauses.Clause::text).toList();
        boolean others =
                clauses.stream().anyMatch(clause -> OTHER.matcher(clause).find());
        return clauses.stream()
                .anyMatch(clause ->
                        isOwn(clause) && !(others && STATE.matcher(clause).find()));
    }

    private static boolean isOwn(String clause) {
        return (SELF.matcher(clause).find() || OWN_THING.matcher(clause).find())
                && !LOOKS_ON.matcher(clause).find();
    }
}
