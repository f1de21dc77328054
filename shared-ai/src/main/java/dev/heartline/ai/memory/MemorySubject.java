package dev.heartline.ai.memory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Kin;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;

/**
 * What a memory is about, where only one thing can be true of it at a time: whom somebody lives with, whether they like coffee, how
 * much they smoke. The newer of two with the same subject holds, so a rule asks for the user as the one who does it and for an object
 * of the right kind: a person, a place, a number with its unit. Most memories have none: two pets, two walks, two jobs can all be true.
 */
public final class MemorySubject {

    private static final String HOUSEHOLD = "household";
    private static final String HOME = "home";
    private static final String SHIFT = "shift";

    private static final String ADVERBS =
            "(?:(?:really|also|still|always|just|absolutely|actually|now|currently|mostly|usually) )*";
    private static final String NUMBER =
            "(?:\\d+|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
                    + "twenty|thirty|forty)";
    private static final String ABOUT =
            "(?:(?:about|around|roughly|almost|nearly|over|under|up to|at least|at most|less than|more than|only|just|like|maybe) )*";

    /** Somebody to live with, and no feeling or illness, which people "live with" as well. */
    private static final String HOUSEMATE =
            "(?:(?:their|the|some|both|all|of|other|new|old|older|oldest|younger|youngest|little|big|"
                    + "best|good|elderly|adult|teenage|late|host|" + NUMBER + ") )*(?:ex-)?(?:" + Kin.WORD
                    + "|sisters|brothers|sons|daughters|people|strangers|students|nobody|no one)(?![\\w'-])";

    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

    /** Written with a capital like a place, but none. */
    private static final String NO_PLACE = "(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|" + MONTH
            + "[a-z]*\\b|(?!(?:USA?|UK|NYC|LA|DC|SF)\\b)[A-Z]{2,}\\b|"
            + "Diet|Coke|Pepsi|Zero|Marlboro|Camel|Juul|Zyn|Nicor|Keto|Zoom|Zoloft|Lexapro|Prozac|Wellbutrin|Suboxone|Methadone|"
            + "Vivitrol|Ozempic|Wegovy|Metformin|Adderall|Xanax|Hell|Fear|Denial|Pain)";

    /** Somebody's home, or a thing that people live in; to move out of the way or of one's comfort zone is something else. */
    private static final String A_HOME = "(?:(?:their|the|that|a|an|old|shared|small|big) )*(?:(?:(?:ex-)?" + Kin.WORD
            + "|mom and dad|folks)(?:'s|s'|')?(?: and (?:their )?" + Kin.WORD
            + "(?:'s|')?)?(?: (?:house|home|place|flat|apartment|basement|garage|spare room))?|house|home|place|flat|apartment|dorm|"
            + "basement|shelter|halfway house|sober living)(?![\\w'-])";

    private static final String PLACE = "(?!" + NO_PLACE + ")(?-i:\\p{Lu}\\p{L})";

    /** What may follow a state or a shift that is meant as such; "married to the job" is none. */
    private static final String NOTHING_ELSE =
            "(?=$|[,.;(]| (?:about|shortly before|yesterday|today|on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?\\d|"
                    + NUMBER
                    + " (?:day|week|month|year)s? ago|for|since|again|now|last|at|and|but|as|after|before|because|this|"
                    + "in (?:\\d|the (?:week|spring|summer|fall|autumn|winter)|" + MONTH
                    + ")|(?:to|from) (?:their (?:now )?(?:late |second |third |new |first |ex-?)?" + Kin.WORD
                    + "(?![\\w'-])|an? (?:\\w+ )?(?:man|woman|nurse|doctor|teacher)\\b|(?-i:\\p{Lu}\\p{L}))))";

    private static final String MEASURE =
            "(?:(?:cans?|glass(?:es)?|bottles?|cups?|mugs?|shots?|pints?|packs?|units?|big|large|small|light|hard|cold|more|"
                    + "less|fewer|of|red|white|black|iced|decaf|diet|and a half|(?:or|to) " + NUMBER + ") )*";
    private static final String NUMBER_WORDS =
            "(?:(?:" + NUMBER + "|fifty|sixty|seventy|eighty|ninety|hundred|and|point|thirteen|fourteen|sixteen|"
                    + "seventeen|eighteen|nineteen)[ -])+";

    private static final Pattern AS_OF = Pattern.compile(" \\(as of [^)]*\\)$");
    private static final Pattern NOW = Pattern.compile(
            "(?i)(?:,? (?:now|these days|nowadays|anymore|any more|from now on|again|so much|a lot|too|as well))+$");
    /** Who lives or works somewhere as well, or for some of the time, has not left the other place. */
    private static final Pattern AS_WELL = Pattern.compile(
            "(?i)^(?: (?!and\\b)[\\w'-]+){0,4},? (?:too|as well|on (?:the )?weekends|every other \\w+|some (?:days|nights|weeks)|"
                    + "(?:half|part|most|some) (?:of )?the (?:week|time|year))$");

    private static final Pattern ALSO = Pattern.compile("(?i)\\balso\\b");

    private static final Set<String> CIRCUMSTANCES = Set.of(HOUSEHOLD, HOME, SHIFT);

    private static final Pattern NOT_OF_IT =
            Pattern.compile("(?i)^(?:the|a|an|their|eating|drinking|having|doing|playing|going|to|going to) ");
    private static final int LONGEST_THING = 4;

    private record Rule(Expression expression, Function<MatchResult, Optional<String>> subject) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "^" + ADVERBS
                            + "(?:loves?|likes?|enjoys?|prefers?|adores?|hates?|dislikes?|loathes?|can't stand|cannot stand|doesn't "
                            + ADVERBS + "(?:like|enjoy|love)) (?<thing>[^,]+)$",
                    found -> thing(found.group("thing"))),
            rule(
                    "^(?:is |has been )?" + ADVERBS + "liv(?:es?|ing) (?:alone|by themselves|on their own)(?![\\w'-])",
                    _ -> Optional.of(HOUSEHOLD)),
            rule(
                    "^(?:(?:is |has been )?" + ADVERBS + "liv(?:es?|ing)|(?:has )?" + ADVERBS
                            + "moved (?:back )?in) with (?:" + HOUSEMATE + "|(?-i:\\p{Lu}\\p{Ll}+)(?![\\w'-]))",
                    _ -> Optional.of(HOUSEHOLD)),
            rule(
                    "^(?:has )?" + ADVERBS
                            + "(?:finally |recently |already )?moved (?:back |right )?out(?: on their own)?(?: of "
                            + A_HOME + ")?" + NOTHING_ELSE,
                    _ -> Optional.of(HOUSEHOLD)),
            rule(
                    "^(?:has )?" + ADVERBS
                            + "(?:finally |recently |already )?moved into their own (?:\\w+ )?(?:place|home|house|flat|apartment|studio)\\b",
                    _ -> Optional.of(HOUSEHOLD)),
            rule(
                    "^(?:doesn't|does not|no longer|isn't|is not) " + ADVERBS
                            + "liv(?:es?|ing) (?:alone|by themselves|on their own|with (?:" + HOUSEMATE
                            + "|(?-i:\\p{Lu}\\p{Ll}+)(?![\\w'-])))",
                    _ -> Optional.of(HOUSEHOLD)),
            rule(
                    "^(?:(?:is )?" + ADVERBS + "liv(?:es?|ing) in|(?:has )?" + ADVERBS + "moved (?:back )?to) " + PLACE,
                    _ -> Optional.of(HOME)),
            rule(
                    "^(?:is|was|got|has been|just got) " + ADVERBS + "(?:happily |recently |newly )?"
                            + "(?:married|divorced|engaged|separated|widowed|single)" + NOTHING_ELSE,
                    _ -> Optional.of("marital status")),
            rule(
                    "^(?:(?:is )?" + ADVERBS + "(?:works?|working)|(?:has )?" + ADVERBS
                            + "switched to|is on) (?:the )?(?:nights|days|evenings|(?:night|day|evening) shifts?)(?! and (?:night|day)s?\\b)"
                            + NOTHING_ELSE,
                    _ -> Optional.of(SHIFT)),
            rule(
                    "^(?:is )?" + ADVERBS + "(?:smok(?:es?|ing)|vap(?:es?|ing)) " + ABOUT + NUMBER
                            + "\\b[^,;]*? (?:a|per|every|each) day\\b",
                    _ -> Optional.of("amount of smoking")),
            rule(
                    "^(?:is |has )?" + ADVERBS + "(?:has|(?:cut )?(?:back )?(?:down|up) to|at) " + ABOUT + NUMBER + " "
                            + MEASURE + "(?:cigarettes?|packs?|cigs) (?:a|per|every|each) day\\b",
                    _ -> Optional.of("amount of smoking")),
            rule(
                    "^(?:" + ADVERBS
                            + "takes?|(?:their|the) (?:new )?(?:doctor|nurse|psychiatrist|gp|physician|cardiologist) "
                            + "(?:has )?put them (?:back |up |down )?(?:to|on)|(?:was|got) put on|"
                            + "is (?:back )?(?:up|down) to|is " + ADVERBS + "on) " + ABOUT + NUMBER
                            + "(?: ?(?:mg|milligrams?|units|pills|tablets))?(?: of)? (?!(?:walk|nap|shower|bath|break|picture|photo|class|bus|train|breath|bite|drink|hour|step|time|trip|run|call|beer|wine|coffee|cigarette|pack)(?:s|es)?\\b)(?<drug>[a-z]{3,}?)s? "
                            + "(?:a|per|every|each|once a|twice a) day\\b",
                    found -> Optional.of("dose of " + found.group("drug").toLowerCase(Locale.ROOT))),
            rule(
                    "^(?:is )?" + ADVERBS + "(?:drinks?|drinking|has|(?:back )?(?:down|up) to) " + ABOUT + NUMBER + " "
                            + MEASURE + "(?<drug>beer|wine|coffee|soda|vodka|whiske?y|drink)s? "
                            + "(?:a|per|every|each) (?<unit>day|night|week)\\b",
                    found -> Optional.of(("amount of " + found.group("drug") + " a " + found.group("unit"))
                            .toLowerCase(Locale.ROOT))),
            // As the memory writes down what the host tells: the longest run of days and the most of them hold.
            rule(
                    "^kept up the habit \"(?<habit>[^\"]+)\" (?<how>for|on) \\d+ days",
                    found -> Optional.of(
                            (found.group("how").equals("for") ? "run of " : "days of ") + found.group("habit"))),
            rule("^their weight is (?:now )?" + ABOUT + "(?:\\d{2,3}|" + NUMBER + "\\b)", _ -> Optional.of("weight")),
            rule(
                    "^" + ADVERBS + "weighs? " + ABOUT + "(?:\\d{2,3}(?:[.,]\\d)? ?|" + NUMBER_WORDS
                            + ")(?:pounds?|lbs?|kilos?|kgs?|kilograms?|stone)\\b(?! (?:of|less|more|too|over|under)\\b)",
                    _ -> Optional.of("weight")));

    private static final Pattern OWN_WORDS =
            Pattern.compile("^" + MemoryCandidate.QUOTED + "\"(.+?)[.!\u2026]*\"(?: \\(as of [^)]*\\))?$");

    private static final Pattern BEFORE_IT = Pattern.compile(
            "(?i)^(?:(?:well|so|oh|ugh|um|uh|and|but|yeah|yes|no|honestly|actually|look|see|i mean|you know|i think|i guess|to be honest),? )+");

    private MemorySubject() {}

    /** @param description third person without a subject, or the user's very words, as memories have it */
    public static Optional<String> of(String description) {
        return plain(description).flatMap(MemorySubject::ofPlain);
    }

    /** Whether it only tells where, with whom or at which hours somebody lives and works: a fact, however it may feel. */
    static boolean isCircumstance(String description) {
        return of(description).filter(CIRCUMSTANCES::contains).isPresent();
    }

    /** Of very words only one sentence: what else was said in the same breath may hold on when the one doesn't. */
    private static Optional<String> plain(String description) {
        var quoted = OWN_WORDS.matcher(description);
        if (!quoted.matches()) {
            return Optional.of(AS_OF.matcher(description).replaceFirst(""));
        }
        return Optional.of(Sentences.of(quoted.group(1)))
                .filter(sentences -> sentences.size() == 1)
                .map(sentences -> inThirdPerson(Words.normalise(sentences.getFirst())));
    }

    private static String inThirdPerson(String said) {
        var own = BEFORE_IT.matcher(said).replaceFirst("");
        return own.replaceFirst("(?i)^i(?:'m| am) ", "is ")
                .replaceFirst("(?i)^i(?:'ve| have) ", "has ")
                .replaceFirst("(?i)^i don't ", "doesn't ")
                .replaceFirst("(?i)^i ", "")
                .replaceAll("(?i)\\bmy\\b", "their")
                .replaceAll("(?i)\\bme\\b", "them")
                .replaceAll("(?i)\\bmyself\\b", "themselves");
    }

    private static Optional<String> ofPlain(String description) {
        var plain = NOW.matcher(description).replaceFirst("");
        for (var rule : RULES) {
            var match = rule.expression().firstIn(plain);
            if (match.isPresent())
                return rule.subject()
                        .apply(match.get())
                        .filter(subject -> !CIRCUMSTANCES.contains(subject) || !adds(match.get(), description));
        }
        return Optional.empty();
    }

    private static boolean adds(MatchResult said, String description) {
        return ALSO.matcher(said.group()).find()
                || AS_WELL.matcher(description.substring(said.end())).find();
    }

    /** "The gym", "going to the gym" are one thing; "iced coffee" is not coffee. */
    private static Optional<String> thing(String words) {
        var thing = words.strip().toLowerCase(Locale.ROOT);
        for (var shorter = ""; !shorter.equals(thing); ) {
            shorter = thing;
            thing = NOT_OF_IT.matcher(thing).replaceFirst("");
        }
        return thing.split(" ").length > LONGEST_THING || thing.contains(" and ")
                ? Optional.empty()
                : Optional.of("liking of " + thing);
    }

    private static Rule rule(String regex, Function<MatchResult, Optional<String>> subject) {
        return new Rule(Expression.of("(?i)" + regex), subject);
    }
}
