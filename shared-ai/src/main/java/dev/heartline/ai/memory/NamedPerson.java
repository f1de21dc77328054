package dev.heartline.ai.memory;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Kin;
import dev.heartline.ai.text.Person;

/**
 * Finds who somebody is to the user when they are mentioned by name in passing: "I could ask my buddy Marek" is no deed, but
 * the buddy is there. Never for one who may be gone.
 */
final class NamedPerson {

    private static final String KIN = "(?:" + Kin.WORD + "|dog|cat|puppy|team|coach)";

    private static final Pattern MENTION =
            Pattern.compile("\\b(?i:my|our) (?<kin>(?i:(?:older|younger|oldest|youngest|little|"
                    + "big|best|good|old|close|twin) )?(?i:" + KIN
                    + ")) (?<name>\\p{Lu}\\p{Ll}{2,})(?![\\w-])");
    private static final Pattern MANY_OR_OTHER = Pattern.compile(
            "(?i).*(?:kids|sons|daughters|twins|children|parents|family|team|coach|laws|ex|(?:sister|brother|sibling|"
                    + "cousin|friend|coworker|co-worker|colleague|neighbor|neighbour|teenager)s)");
    private static final Pattern NO_NAME =
            Pattern.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|"
                    + "April|June|July|August|September|October|November|December|Christmas|Easter|Thanksgiving|And|But|The|She|He|"
                    + "They|That|Because|Then|You|God|Yeah|Well|Just|Like|Who|Not");
    private static final Pattern GONE =
            Pattern.compile("(?i)\\b(?:lost|died|dead|dying|death|passed|funeral|grave|killed|"
                    + "late|memory|missed|miss|misses|used to|was|were|broke up|left)\\b");
    private static final Pattern FACT = Pattern.compile(
            ", (?i:he|she) (?<fact>(?:\\w+ed|quit|is|has|does|lives|works|walks|runs|goes|knows)\\b[^,.;!?\"]{0,50})[.!]?$");
    private static final Pattern POINTS_ELSEWHERE =
            Pattern.compile("(?i)\\b(?:i|i'm|me|my|we|us|our|you|your|they|them|he|she|him|"
                    + "her|his|it|that|this|there|would|could|might|asked|wanted|called|seemed|looked)\\b");

    private NamedPerson() {}

    /** "Has a buddy, Marek, who quit last year". */
    static Optional<String> in(String statement) {
        var mention = MENTION.matcher(statement);
        if (!mention.find() || GONE.matcher(statement).find()) return Optional.empty();
        var kin = mention.group("kin").toLowerCase();
        var name = mention.group("name");
        if (MANY_OR_OTHER.matcher(kin).matches() || NO_NAME.matcher(name).matches()) return Optional.empty();
        boolean alone = !mention.find();
        return Optional.of("Has " + (kin.matches("[aeiou].*") ? "an " : "a ") + kin + ", " + name
                + (alone ? fact(statement) : ""));
    }

    private static String fact(String statement) {
        var fact = FACT.matcher(statement);
        if (!fact.find() || POINTS_ELSEWHERE.matcher(fact.group("fact")).find()) return "";
        return Person.ofThings("who " + fact.group("fact"))
                .map(who -> ", w" + who.substring(1))
                .orElse("");
    }
}
