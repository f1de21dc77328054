package dev.heartline.ai.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.text.Expression;
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
    private static final String TIME = "(?<value>(?:" + DAY_PART + "(?: " + HOUR + ")?|" + HOUR
            + "(?: in the (?:morning|afternoon|evening)| at night)?))\\b";
    private static final String CONTACT = "(?:call|text|message|ring|phone|reach|contact|check in with)";
    /** How a request to us begins: "she will call me" and "when you call me" are none. */
    private static final String REQUEST =
            "(?:^|[,.;:!] (?:and |so |but |just |then |actually )*|\\b(?:please|just|and|so|but|then|can you|could you|"
                    + "would you|will you|(?:so |and |then |but )you|you (?:can|could|should|may)|try to|feel free to|(?:i'd like|i want|i need|"
                    + "i'd prefer) you to|i(?:'d)? prefer (?:that |if |when )?you|better (?:to|if you)|rather (?:have )?you|best to|only|always|instead|"
                    + "actually) )";

    private static final String COMPLAINT =
            "\\b(?:i (?:really |absolutely |just )?(?:hate|don't like|can't stand|dislike)|it (?:really |just )?"
                    + "(?:drives me (?:nuts|crazy|mad|insane|up the wall)|annoys me|bothers me|bugs me|irritates me|wakes me(?: up)?|stresses me(?: out)?|"
                    + "upsets me)|i get (?:annoyed|mad|upset|angry)) (?:it )?(?:when|that|if|how) you (?:always |keep )?(?:call|text|message|ring|phone|contact)(?:ing)?(?: me)?"
                    + " (?:in |on |at |during |over )?(?:the )?";
    private static final String REFUSED =
            "(?:^|[,.;:!] |\\b(?:please|so|but|and|just) )(?:please )?(?:don't|do not|never|stop|quit|no) (?:ever )?(?:call|text|messag|ring|phon|contact)"
                    + "(?:e|ing|e me|ing me| me|s)?";
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
            "(?:(?:really|just|absolutely|do|also|always|kinda|still|actually|definitely|do|so|both) )*";

    /** What may follow a thing liked; "swimming in cold water" is less than swimming, "coffee shops" are no coffee. */
    private static final String END_OF_OBJECT =
            "(?<narrower>(?: (?:in|on|at|with|before|after|around|outside|outdoors|alone|during|without)\\b"
                    + "(?: (?!(?:me|general|a lot|the (?:whole|most)|first|and|or|but)\\b)[\\w'-]++){0,4}?)?)(?<more>(?:,? (?:and|or) [\\w ]{3,20})?)(?=$|[,.;!]| "
                    + "(?:but|because|so|though|although|too|a lot|very much|now|these days|anymore|again|the most|more than|best|every|especially|"
                    + "since|even|instead|either|at all|and|or|nowadays|always|all|still|when|while|as)\\b)";

    private record Rule(
            String category,
            Function<Matcher, String> key,
            Function<Matcher, String> value,
            double confidence,
            Expression expression) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "timing",
                    m -> "contact_time",
                    m -> m.group("value"),
                    0.9,
                    REQUEST + CONTACT + " me (?:back )?(?:in |on |during |over |at )?(?:the )?" + TIME),
            rule(
                    "timing",
                    m -> "contact_time",
                    m -> m.group("value"),
                    0.85,
                    "(?:^|\\bplease )(?:only )?(?:call|text|ring|phone) (?:in |on |during )?(?:the )?" + TIME),
            rule("timing", m -> "avoid_contact_time", m -> m.group("value"), 0.85, COMPLAINT + TIME),
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
                            + "(?:(?:the )?(?:best|better|ideal|easiest)(?: times?)? for (?:me(?: to " + A_CALL
                            + ")?|(?:your|our|a|the) (?:calls?|texts?|chats?))"
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
                    REFUSED + " (?:in |on |during |over |at )?(?:the )?" + TIME),
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
                    m -> feeling(m) + "_" + snake(m.group("value") + m.group("narrower")),
                    m -> "true",
                    0.85,
                    "\\bi " + ADVERB
                            + "(?<verb>love|like|enjoy|hate|prefer|can't stand|don't (?:really )?(?:like|enjoy)|dislike) "
                            + "(?:eating |cooking |a good |drinking |both )?"
                            + FOOD + END_OF_OBJECT),
            rule(
                    "meal_types",
                    m -> m.group("value").toLowerCase(Locale.ROOT),
                    m -> "true",
                    0.9,
                    "\\bi(?:'m| am) (?:a )?(?<value>vegetarian|vegan|pescatarian)\\b"),
            rule(
                    "exercise",
                    m -> feeling(m) + "_" + snake(m.group("value").replaceFirst("(?i)^the ", "") + m.group("narrower")),
                    m -> "true",
                    0.85,
                    "\\bi " + ADVERB
                            + "(?<verb>love|like|enjoy|hate|prefer|can't stand|don't (?:really )?(?:like|enjoy)|dislike) "
                            + "(?:going to |doing |going |both )?"
                            + EXERCISE + END_OF_OBJECT));

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
        for (int i = 0; i < statements.size(); i++) {
            var statement = statements.get(i);
            if (i + 1 < statements.size()
                    && Avowal.isTakenBack(statements.get(i + 1).text())) continue;
            var text = Avowal.withoutFigures(SpokenText.withoutOpener(statement.text()));
            if (statement.isQuestion() && !text.toLowerCase(Locale.ROOT).startsWith("can you")
                    || DOUBTFUL.matcher(text).find()) continue;
            for (var rule : RULES) {
                if (!rule.expression().mayBeIn(text)) continue;
                var match = rule.expression().matcher(text);
                if (match.find() && isMeant(rule, text, match.start()))
                    of(rule, match, statement).forEach(candidate -> add(found, candidate));
            }
        }
        return found;
    }

    private static boolean isMeant(Rule rule, String text, int at) {
        return switch (rule.category()) {
            case "meal_types", "exercise" -> Avowal.isSerious(text, at);
            default -> !OF_OTHERS.matcher(text.substring(0, at)).find();
        };
    }

    /** "She'll land and call me in the evening". */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "(?i)\\b(?:he|she|they|who|my (?:\\w+ ){1,2}|the (?:\\w+ ){1,2})(?:'ll|will|would|can|could|might|should|has to|always|says?|said|told|"
                    + "tells?|wants?|asked|thinks?|is|was|'s)\\b|\\b(?:says?|said|told|asked|no difference|don't mind|doesn't matter|whether)\\b");

    /** "I love both tea and coffee" is two. */
    private static List<PreferenceCandidate> of(Rule rule, Matcher match, Statement statement) {
        var first = candidate(rule, match, statement);
        var things =
                rule.category().equals("meal_types") ? FOODS : rule.category().equals("exercise") ? EXERCISES : null;
        if (things == null
                || !match.namedGroups().containsKey("more")
                || match.group("more").isEmpty()) return List.of(first);
        var second = things.matcher(match.group("more"));
        if (!second.find()) return List.of(first);
        return List.of(
                first,
                new PreferenceCandidate(
                        rule.category(),
                        feeling(match) + "_" + snake(second.group("value")),
                        "true",
                        rule.confidence(),
                        statement.turns()));
    }

    private static final Pattern FOODS = Pattern.compile("(?i)(?:and|or) " + FOOD + "$");
    private static final Pattern EXERCISES = Pattern.compile("(?i)(?:and|or) " + EXERCISE + "$");

    private static PreferenceCandidate candidate(Rule rule, Matcher match, Statement statement) {
        var key = rule.key().apply(match);
        var value = rule.value().apply(match);
        if (!key.endsWith("contact_time"))
            return new PreferenceCandidate(
                    rule.category(), key, value.toLowerCase(Locale.ROOT), rule.confidence(), statement.turns());
        boolean refused = key.startsWith("avoid");
        var time = ContactTime.written(value, refused);
        // "Never before nine" says when to call.
        var turned = refused && time.startsWith("before ")
                ? "after " + time.substring(7)
                : refused && time.startsWith("after ") ? "before " + time.substring(6) : time;
        return new PreferenceCandidate(
                rule.category(),
                turned.equals(time) ? key : "contact_time",
                turned,
                rule.confidence(),
                statement.turns());
    }

    /** The latest word on a matter counts: who hates it now doesn't love it any more. */
    private static void add(List<PreferenceCandidate> found, PreferenceCandidate candidate) {
        found.removeIf(other -> other.category().equals(candidate.category())
                && PreferenceCandidate.keysAbout(candidate.key()).contains(other.key()));
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
        return new Rule(category, key, value, confidence, Expression.of("(?i)" + regex));
    }
}
