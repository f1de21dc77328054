package dev.heartline.ai.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.SpokenText;

/** Finds preferences that the user states in so many words: when and how to be contacted, tone, food, exercise. */
final class PreferenceFinder {

    private static final String DAY_PART =
            "(?:(?:the |early |late |(?:mon|tues|wednes|thurs|fri|satur|sun)day )*(?:middle of the night|holidays|mornings?|afternoons?|evenings?|nights?|weekends?|weekdays?|(?:lunch|dinner)(?:time)?|"
                    + "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?))";
    private static final String DIGITS = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
    private static final String HOUR =
            "(?:after|before|around|at|until|by) (?:\\d{1,2}(?::\\d\\d)?(?: ?(?:am|pm|a\\.m\\.|p\\.m\\.))?|" + DIGITS
                    + "(?: ?(?:am|pm|thirty|o'clock))?(?! (?:point|"
                    + "times?|of|more|days?|drinks?|beers?)\\b)|work|dinner|lunch|breakfast|noon|midnight|school|bedtime)";
    private static final String TIME = "(?<value>(?:" + DAY_PART + "(?: " + HOUR + ")?|" + HOUR
            + "(?: in the (?:morning|afternoon|evening)| at night)?))\\b";
    private static final String CONTACT = "(?:call|text|message|ring|phone|reach|contact|check in with)";
    /** How a request to us begins: "she will call me" and "when you call me" are none. */
    private static final String REQUEST =
            "(?:^|[,.;:!] (?:and |so |but |just |then |actually )*|\\b(?:please|just|and|so|but|then|can you|could you|"
                    + "would you|will you|(?:so |and |then |but )you|you (?:can|could|should|may)|try to|feel free to|(?:i'd like|i want|i need|"
                    + "i'd prefer) you to|i(?:'d)? prefer (?:that |if |when )?you|better (?:to|if you)|rather (?:have )?you|best to|only|always|instead|"
                    + "actually|from now on) )";

    private static final String COMPLAINT =
            "\\b(?:i (?:really |absolutely |just )?(?:hate|don't like|can't stand|dislike)|it (?:really |just )?"
                    + "(?:drives me (?:nuts|crazy|mad|insane|up the wall)|annoys me|bothers me|bugs me|irritates me|wakes me(?: up)?|stresses me(?: out)?|"
                    + "upsets me)|i get (?:annoyed|mad|upset|angry)) (?:it )?(?:when|that|if|how) you (?:always |keep )?(?:call|text|message|ring|phone|contact)(?:ing)?(?: me)?"
                    + " (?:in |on |at |during |over )?(?:the )?";
    private static final String REFUSED =
            "(?:^|[,.;:!] |\\b(?:please|so|but|and|just) )(?:please )?(?:don't|do not|never|stop|quit|no(?: more)?|(?:can|could) you (?:please )?(?:not|stop)"
                    + "|i (?:really |just )?(?:don't|do not) (?:want|like|need)(?: any| to be| to get| getting| being)?(?: more)?) (?:ever )?"
                    + "(?:call|text|messag|ring|phon|contact)(?:e|es|ed|ing|e me|ing me| me|s)?(?: (?:here|again|any ?more))?";
    /** When somebody has no ear for a call. */
    private static final String BUSY_AT =
            "(?:work(?:ing)?(?: hours)?|shifts?|class(?:es)?|school|meetings?|driving|office hours)";

    private static final String A_CALL = "(?:call|talk|speak|chat|text|reach me|be called|ring|phone)";
    private static final String FOOD =
            "(?<value>(?:italian|mexican|chinese|indian|thai|japanese|greek|french|spanish|korean|"
                    + "vietnamese|spicy|vegan|vegetarian|healthy|fast|junk|home[- ]cooked|sweet|salty) (?:food|"
                    + "meals|cooking|stuff|things)|"
                    // A kind of a thing is another thing: who hates iced coffee may love coffee.
                    + "(?:(?:iced|hot|black|green|herbal|decaf|strong|instant|white|brown|red|fried|grilled|raw|dark|milk|frozen|greek|plain|"
                    + "sweet|baked|mashed|fresh|cold|roasted|smoked|peanut|almond|oat|soy|cottage|cream|scrambled|boiled|orange|apple|diet) )?"
                    + "(?:pizza|pasta|sushi|tacos?|salads?|fruit|vegetables|veggies|fish|chicken|meat|soup|chocolate|"
                    + "ice cream|bread|cheese|smoothies|broccoli|oatmeal|eggs|rice|juice|oj|coffee|tea|"
                    + "yogh?urt|granola|cereal|nuts|almonds|berries|blueberries|strawberries|bananas?|apples?|oranges|grapes|mango(?:es)?|"
                    + "avocados?|spinach|kale|carrots|tomatoes|onions|mushrooms|garlic|peppers|potatoes|fries|beans|lentils|tofu|"
                    + "salmon|tuna|shrimp|seafood|steak|beef|pork|bacon|turkey|burgers|sandwiches|bagels|pancakes|waffles|noodles|curry|"
                    + "milk|butter|honey|cake|cookies|candy|donuts|chips|popcorn|crackers|soda|lemonade|hummus|"
                    + "brussels sprouts|cauliflower|cucumbers|olives))";
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

    private static final String HARD = "tough|tougher|hard|harder|strict|stricter|blunt|harsh|rough|direct";
    private static final String DO_NOT = "(?:don't|do not|never|stop|quit) (?:ever |please )?";

    /** Nothing but what leads up to a request of ours stands between the clause's begin and it: "they push me around" asks for nothing. */
    private static final String ASKED =
            "(?:^|[,.;:!\u2014] )(?:(?:please|just|and|so|but|then|ok|okay|yes|yeah|no|well|coach|hey|hi|really|always|also|actually|honestly|"
                    + "i (?:really |just )?(?:need|want|would like) you to|i'd (?:like|want|prefer) you to|you (?:can|could|should|may|need to|have to|must)|"
                    + "(?:can|could|will|would) you|feel free to|from now on|it's ok(?:ay)? to),? ){0,8}";

    private static final String I_AM = "\\bi(?:'m| am) (?:really |just |also |now |actually |still |definitely ){0,3}"
            + "(?<not>(?:not|no longer|never|no) (?:really |exactly |actually |at all )?)?";

    /** "I'm vegan curious" and "the night owl in the family" say something else. */
    private static final String AS_SUCH =
            "(?=$|[,.;!]| (?:now|again|any ?more|any longer|these days|at heart|at all|too|myself|and|but|so|because|since|for|by|though|as well)\\b)";

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
                    m -> "avoid_contact_time",
                    m -> m.group("value"),
                    0.8,
                    REFUSED + " (?:so|too|that|this|very) (?<value>late|early)\\b"),
            rule(
                    "timing",
                    m -> m.group("value").equalsIgnoreCase("night owl") ? "night_owl" : "morning_person",
                    PreferenceFinder::held,
                    0.85,
                    I_AM
                            + "(?:an? |much of an? )?(?:total |real |bit of an? )?(?<value>night owl|morning person|early bird)"
                            + AS_SUCH),
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
                    PreferenceFinder::held,
                    0.85,
                    "\\bi (?:really |just |do |definitely )*(?:(?<not>(?:don't|do not|no longer|never) (?:really |even )?(?:need|want|like|prefer)|hate|"
                            + "dislike|can't (?:stand|take|handle))|need|want|like|love|prefer) (?:some |any |your |the |more |a bit of |a little )?tough love\\b"),
            rule(
                    "coaching_tone",
                    m -> "prefers_tough_love",
                    m -> "true",
                    0.85,
                    ASKED + "(?:be (?:really |more |a bit |a little )?(?:" + HARD + ") (?:on|with) me|" + DO_NOT
                            + "(?:sugar ?coat|go (?:so |too )?(?:easy|soft) on me|be (?:so |too )?(?:gentle|soft|easy|nice) (?:with|on|to) me)"
                            + "|push me(?= (?:harder|more|hard|a (?:bit|little)|further)\\b|[,.;!]|$))"),
            rule(
                    "coaching_tone",
                    m -> "prefers_gentle_tone",
                    m -> "true",
                    0.85,
                    ASKED
                            + "(?:be (?:very |more |a bit |a little )?(?:gentle|gentler|kind|kinder|patient|easy|easier)(?: (?:with|on|to) me)?(?=[,.;!]|$| please\\b)|"
                            + "go (?:a (?:bit|little) )?(?:easy|easier) on me|" + DO_NOT
                            + "(?:be(?:ing)? (?:so |too |that |this )?(?:" + HARD
                            + ") (?:on|with) me|(?:push|pressur)(?:e|ing)? me(?! (?:away|out|aside|into|around|off|over)\\b)))"),
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
                    PreferenceFinder::held,
                    0.9,
                    I_AM + "(?:an? |a strict )?(?<value>vegetarian|vegan|pescatarian)" + AS_SUCH),
            rule(
                    "meal_types",
                    m -> m.group("value").toLowerCase(Locale.ROOT),
                    m -> PreferenceCandidate.DENIED,
                    0.9,
                    "\\bi(?:'ve| have)? (?:stopped|quit|gave up|given up) being (?:an? )?(?<value>vegetarian|vegan|pescatarian)"
                            + AS_SUCH),
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

    private static final Set<String> TASTES = Set.of("meal_types", "exercise");

    private static final Pattern DOUBTFUL = Pattern.compile("(?i)\\b(?:if|would|might|maybe|wish)\\b");

    /** A request in the form of a question. */
    private static final Pattern ASKS_US = Pattern.compile("(?i)(?:please )?(?:can|could) you\\b");

    private PreferenceFinder() {}

    static List<PreferenceCandidate> in(List<Statement> statements) {
        var found = new ArrayList<PreferenceCandidate>();
        for (int i = 0; i < statements.size(); i++) {
            var statement = statements.get(i);
            if (i + 1 < statements.size()
                    && Avowal.isTakenBack(statements.get(i + 1).text())) continue;
            var text = Avowal.withoutFigures(SpokenText.withoutOpener(statement.text()));
            if (statement.isQuestion() && !ASKS_US.matcher(text).lookingAt()
                    || DOUBTFUL.matcher(text).find()) continue;
            for (var rule : RULES) {
                if (!rule.expression().mayBeIn(text)) continue;
                var match = rule.expression().matcher(text);
                if (match.find() && isMeant(rule, match, text) && !isForOneCall(rule, match, text))
                    of(rule, match, statement).forEach(candidate -> add(found, candidate));
            }
        }
        return found;
    }

    /** Whether the statement tells what its speaker likes or dislikes to eat, to drink or to do. */
    static boolean tellsOfTaste(Statement statement) {
        return in(List.of(statement)).stream().anyMatch(found -> TASTES.contains(found.category()) && !found.denies());
    }

    private static boolean isMeant(Rule rule, Matcher match, String text) {
        int at = match.start();
        return switch (rule.category()) {
            case "meal_types", "exercise" -> Avowal.isSerious(text, at);
            default ->
                !OF_OTHERS.matcher(text.substring(0, at)).find() && (!avows(match) || Avowal.isSerious(text, at));
        };
    }

    /**
     * A day and a point in time are for one call, and nothing to go by for ever; an open range is how somebody lives, and nobody refuses
     * an hour of which they weren't called before.
     */
    private static boolean isForOneCall(Rule rule, Matcher match, String text) {
        var key = rule.key().apply(match);
        if (!key.endsWith("contact_time")) return false;
        if (ONE_DAY.matcher(text).find()) return true;
        var said =
                match.group() + NEXT_WORDS.matcher(text.substring(match.end())).replaceFirst("$1");
        if (FOR_GOOD.matcher(text).find() || PLURAL.matcher(said).find()) return false;
        return A_WEEKDAY.matcher(text).find()
                || key.equals("contact_time")
                        && (POINT.matcher(said).find() && !BEST.matcher(said).find()
                                || ONCE_MORE.matcher(text).find());
    }

    private static final Pattern ONE_DAY = Pattern.compile(
            "(?i)\\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week|weekend|once|time)|next (?:week|weekend|month|time|\\w+day)|"
                    + "in (?:an?|\\w+|half an) (?:hour|minute|day|week)s?|just (?:this )?once)\\b");
    private static final Pattern FOR_GOOD = Pattern.compile(
            "(?i)\\b(?:every|each|always|usually|generally|in general|from now on|most days|any day|never)\\b");
    private static final Pattern PLURAL =
            Pattern.compile("(?i)\\b(?:\\w+days|weekends|mornings|afternoons|evenings|nights)\\b");
    private static final Pattern A_WEEKDAY = Pattern.compile("(?i)\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b");
    private static final Pattern POINT =
            Pattern.compile("(?i)\\b(?:at|(?<=\\b(?:call|ring|phone) me )(?:around|by)) (?:\\d|noon|" + DIGITS + ")");
    private static final Pattern NEXT_WORDS =
            Pattern.compile("^((?: (?:on|in|at|during|the|early|late|\\w+s\\b)){0,4}).*$", Pattern.DOTALL);
    private static final Pattern BEST =
            Pattern.compile("(?i)\\b(?:best|better|good|great|fine|ideal|easiest|perfect|works?)\\b");
    private static final Pattern ONCE_MORE = Pattern.compile("(?i)\\b(?:me back|me again|later)\\b");

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
        var against = PreferenceCandidate.keyAgainst(candidate.key());
        found.removeIf(other -> other.category().equals(candidate.category())
                && (PreferenceCandidate.keysAbout(candidate.key()).contains(other.key())
                                && (!candidate.denies() || other.key().equals(candidate.key()))
                        || against.filter(other.key()::equals).isPresent()
                                && PreferenceCandidate.clash(candidate.value(), other.value())));
        found.add(candidate);
    }

    /** "I'm a night owl"; who denies it needn't be asked how serious they are. */
    private static boolean avows(Matcher match) {
        return match.namedGroups().containsKey("not") && match.group("not") == null;
    }

    /** "I'm not vegetarian anymore". */
    private static String held(Matcher match) {
        return match.group("not") == null ? "true" : PreferenceCandidate.DENIED;
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
