package dev.heartline.ai.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.text.SpokenText;

/** Finds preferences that the user states in so many words: when and how to be contacted, tone, food, exercise. */
final class PreferenceFinder {

    private static final String DAY_PART =
            "(?:(?:the |early |late )*(?:mornings?|afternoons?|evenings?|nights?|weekends?|weekdays?|lunch(?:time)?|"
                    + "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?))";
    private static final String HOUR =
            "(?:after|before|around|at|until|by) (?:\\d{1,2}(?::\\d\\d)? ?(?:am|pm|a\\.m\\.|p\\.m\\.)?|(?:one|two|three|"
                    + "four|five|six|seven|eight|nine|ten|eleven|twelve)(?: ?(?:am|pm|thirty|o'clock))?(?! (?:point|"
                    + "times?|of|more|days?|drinks?|beers?)\\b)|work|dinner|lunch|noon|school)";
    private static final String TIME = "(?<value>(?:" + DAY_PART + "(?: " + HOUR + ")?|" + HOUR + "))\\b";
    /** When somebody has no ear for a call. */
    private static final String BUSY_AT =
            "(?:work(?:ing)?(?: hours)?|shifts?|class(?:es)?|school|meetings?|driving|office hours)";

    private static final String A_CALL = "(?:call|talk|speak|chat|text|reach me|be called|ring|phone)";
    private static final String FOOD =
            "(?<value>(?:italian|mexican|chinese|indian|thai|japanese|greek|french|spanish|korean|"
                    + "vietnamese|spicy|vegan|vegetarian|healthy|fast|junk|home[- ]cooked|sweet|salty) (?:food|"
                    + "meals|cooking|stuff|things)|"
                    + "pizza|pasta|sushi|tacos?|salads?|fruit|vegetables|veggies|fish|chicken|meat|soup|chocolate|"
                    + "ice cream|bread|cheese|smoothies|broccoli|oatmeal|eggs|rice|orange juice|oj|coffee|tea)";
    private static final String EXERCISE =
            "(?<value>running|walking|swimming|yoga|cycling|biking|hiking|dancing|weight ?lifting|"
                    + "lifting(?: weights)?|the gym|pilates|basketball|football|soccer|tennis|climbing|working "
                    + "out|jogging|rowing|boxing|gardening)";
    private static final String ADVERB =
            "(?:(?:really|just|absolutely|do|also|always|kinda|still|actually|definitely|do|so) )*";

    private record Rule(
            String category,
            Function<Matcher, String> key,
            Function<Matcher, String> value,
            double confidence,
            Pattern pattern) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "timing",
                    m -> "contact_time",
                    m -> m.group("value"),
                    0.9,
                    "(?<!don't |not |never )\\b(?:call|text|message|ring|phone|reach|contact|check in with) "
                            + "me (?:back )?(?:in |on |during |over )?(?:the )?" + TIME),
            rule(
                    "timing",
                    m -> "contact_time",
                    m -> m.group("value"),
                    0.8,
                    "\\b(?:best time|good time|better time)(?: to (?:call|reach|text|talk))?(?: me)? is (?:in "
                            + "|on |during )?(?:the )?" + TIME),
            rule(
                    "timing",
                    m -> "contact_time",
                    m -> m.group("value"),
                    0.8,
                    "(?:^|[,.;] |\\b(?:and|but|so|because) )" + TIME + " (?:is|are|works?) " + ADVERB
                            + "(?:(?:the )?(?:best|better|ideal|easiest)(?: times?)? for me(?: to " + A_CALL + ")?"
                            + "|(?:the )?(?:best|better|good|great|fine|ideal|easiest|perfect)(?: times?)?(?: for me)? to "
                            + A_CALL + ")(?: me)?(?= because\\b| since\\b|[,.;!]|$)"),
            rule(
                    "timing",
                    m -> "avoid_contact_time",
                    m -> m.group("value"),
                    0.9,
                    "\\b(?:don't|do not|never) (?:call|text|message|ring|phone|contact) me (?:during|at|in|while i'm"
                            + "(?: at| in| on)?|when i'm(?: at| in| on)?) (?:an? |my |the |night |day )*(?<value>"
                            + BUSY_AT
                            + ")\\b"),
            rule(
                    "timing",
                    m -> "avoid_contact_time",
                    m -> m.group("value"),
                    0.8,
                    "\\bi (?:really )?(?:can't|cannot|can not) (?:really )?(?:talk|speak|answer|pick up|take (?:any )?calls?)"
                            + "(?: (?:on )?the phone)? (?<value>(?:(?:once|after|when) (?:my |the )?" + BUSY_AT
                            + " (?:starts|begins)|(?:at|during|in|while i'm(?: at| in| on)?|when i'm(?: at| in| on)?) "
                            + "(?:an? |my |the )?" + BUSY_AT + "))\\b"),
            rule(
                    "timing",
                    m -> "avoid_contact_time",
                    m -> m.group("value"),
                    0.9,
                    "\\b(?:don't|do not|please don't|never) (?:call|text|message|ring|phone|contact) me (?:in "
                            + "|on |during |over )?(?:the )?" + TIME),
            rule(
                    "timing",
                    m -> m.group("value").equalsIgnoreCase("night owl") ? "night_owl" : "morning_person",
                    m -> "true",
                    0.85,
                    "\\bi'?(?:m| am) (?:a |an )?(?:total |real |bit of a )?(?<value>night owl|morning person|early bird)\\b"),
            rule(
                    "communication_style",
                    m -> "prefers_channel",
                    m -> m.group("value").toLowerCase(Locale.ROOT).startsWith("call") ? "call" : "sms",
                    0.85,
                    "\\bi(?:'d)? " + ADVERB
                            + "(?:prefer|rather get|like|rather have) (?:getting |a )?(?<value>calls?|texts?|text messages)\\b"),
            rule(
                    "communication_style",
                    m -> "prefers_channel",
                    m -> m.group("value").toLowerCase(Locale.ROOT).startsWith("call") ? "call" : "sms",
                    0.85,
                    // What holds for some hours only is no channel for all.
                    "^(?!.*\\bme (?:in|on|during|over|at|before|after|while|when|until)\\b).*"
                            + "(?:\\b(?:just|please|rather you|can you|and|but|so) |^|[,;.] )(?<value>text|call) me "
                            + "(?:instead|from now on)"),
            rule(
                    "coaching_tone",
                    m -> "prefers_tough_love",
                    m -> "true",
                    0.85,
                    "\\b(?:i (?:need|want|like|prefer) (?:some )?tough love|be (?:tough|hard|strict|blunt) "
                            + "(?:on|with) me|don't sugar ?coat|push me(?: harder)?\\b)"),
            rule(
                    "coaching_tone",
                    m -> "prefers_gentle_tone",
                    m -> "true",
                    0.85,
                    "\\b(?:be gentle|go easy on me|don't be (?:so )?(?:hard|tough) on me|don't (?:push|pressure) me)\\b"),
            rule(
                    "meal_types",
                    m -> feeling(m) + "_" + snake(m.group("value")),
                    m -> "true",
                    0.85,
                    "\\bi " + ADVERB
                            + "(?<verb>love|like|enjoy|hate|prefer|can't stand|don't (?:really )?(?:like|enjoy)|dislike) "
                            + "(?:eating |cooking |a good |drinking )?"
                            + FOOD + "\\b"),
            rule(
                    "meal_types",
                    m -> m.group("value").toLowerCase(Locale.ROOT),
                    m -> "true",
                    0.9,
                    "\\bi(?:'m| am) (?:a )?(?<value>vegetarian|vegan|pescatarian)\\b"),
            rule(
                    "exercise",
                    m -> feeling(m) + "_" + snake(m.group("value").replaceFirst("(?i)^the ", "")),
                    m -> "true",
                    0.85,
                    "\\bi " + ADVERB
                            + "(?<verb>love|like|enjoy|hate|prefer|can't stand|don't (?:really )?(?:like|enjoy)|dislike) "
                            + "(?:going to |doing |going )?"
                            + EXERCISE + "\\b"));

    private static final Map<String, String> FEELINGS = Map.of(
            "love",
            "loves",
            "like",
            "likes",
            "enjoy",
            "likes",
            "prefer",
            "prefers",
            "hate",
            "hates",
            "can't stand",
            "hates",
            "dislike",
            "dislikes");

    private static final Pattern DOUBTFUL = Pattern.compile("(?i)\\b(?:if|would|might|maybe|wish)\\b");

    private PreferenceFinder() {}

    static List<PreferenceCandidate> in(List<Statement> statements) {
        var found = new ArrayList<PreferenceCandidate>();
        for (var statement : statements) {
            var text = SpokenText.withoutOpener(statement.text());
            if (statement.isQuestion() && !text.toLowerCase(Locale.ROOT).startsWith("can you")
                    || DOUBTFUL.matcher(text).find()) continue;
            for (var rule : RULES) {
                var match = rule.pattern().matcher(text);
                if (match.find()) add(found, candidate(rule, match, statement));
            }
        }
        return found;
    }

    private static PreferenceCandidate candidate(Rule rule, Matcher match, Statement statement) {
        return new PreferenceCandidate(
                rule.category(),
                rule.key().apply(match),
                rule.value().apply(match).toLowerCase(Locale.ROOT).replaceAll("\\b(?:my|i'm) ", ""),
                rule.confidence(),
                statement.turns());
    }

    /** The latest word on a key counts. */
    private static void add(List<PreferenceCandidate> found, PreferenceCandidate candidate) {
        found.removeIf(other ->
                other.category().equals(candidate.category()) && other.key().equals(candidate.key()));
        found.add(candidate);
    }

    private static String feeling(Matcher match) {
        return FEELINGS.getOrDefault(match.group("verb").toLowerCase(Locale.ROOT), "dislikes");
    }

    private static String snake(String value) {
        return value.toLowerCase(Locale.ROOT).strip().replaceAll("[^a-z0-9]+", "_");
    }

    private static Rule rule(
            String category,
            Function<Matcher, String> key,
            Function<Matcher, String> value,
            double confidence,
            String regex) {
        return new Rule(category, key, value, confidence, Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
    }
}
