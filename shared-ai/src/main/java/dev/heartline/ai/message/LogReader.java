package dev.heartline.ai.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Progress;
import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.lexicon.Vices;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.ai.text.Kin;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

/**
 * Finds out what a text logs, where a reader took it for a log or a report of progress. Rules for English that rather find
 * nothing: a plan, a question, a lapse and what was left out are no log. Immutable, safe for concurrent use.
 */
public final class LogReader {

    private static final int LONGEST = 70;

    private static final String OPENER =
            "(?i)^(?:(?:hi|hey|hello|morning|good morning|ok|okay|so|and|well|yes|yeah|also|today|tonight|update|coach|"
                    + "this morning|log|logging)\\b[\\s,:!.-]*)*+";

    private static final String MEAL = "breakfast|lunch|dinner|supper|brunch|snack|dessert";

    private static final Pattern EATEN = Pattern.compile(
            "(?i)^(?:for (?:" + MEAL
                    + "),? )?(?:(?:(?:my|our) (?:\\w+ ){1,2}and i|we(?: all| both)?|i)(?:'ve| have|'m| am)? )?(?:just |only |also |then |actually )*(?:had|ate|eaten|eating|having|drank|"
                    + "drunk|drinking|finished|grabbed|cooked|made myself|snacked on) (?!to\\b|been\\b|better\\b|enough\\b|it\\b)(?<what>.+)$");
    private static final Pattern MEAL_FIRST = Pattern.compile(
            "(?i)^(?:my )?(?<meal>" + MEAL + ")(?: today| tonight)?(?: was| is|:| -| =)[\\s:]*(?<what>.+)$");
    private static final Pattern NAMED_MEAL = Pattern.compile("(?i)\\b(?<meal>" + MEAL + ")\\b");
    private static final int MOST_OF_A_PHRASE = 10;

    private static final Pattern AMOUNT = Pattern.compile(
            "(?i)\\b(?:\\d+|an?|one|two|three|some|half|and|with|cups?|bowls?|slices?|pieces?|glass|handful|" + MEAL
                    + ")\\b|,|&|\\+");
    private static final Pattern NO_PHRASE =
            Pattern.compile("(?i)(?<![\\w'])(?:i|i'm|i've|we|my|me|was|is|am|were|you|it's|that's)(?![\\w'])"
                    // "Kids had pizza": whoever stands before the verb is somebody else.
                    + "|\\b\\w+ (?:had|has|have|ate|eats?|eaten|drank|drinks?|got|gets?|made|makes?|ordered|wanted|wants?|finished|grabbed|cooked|stole|took)\\b"
                    + "|\\b(?:he|she|they|everyone|everybody|his|her|their)\\b"
                    + "|(?<!\\bwith )(?<!\\bwith the )\\b" + Kin.WORD + "(?:'s?|s)?(?![\\w'-])");

    /** Whoever is named before the verb did it. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "(?i)^(?:(?:he|she|they|it|you|everyone|everybody|someone|somebody|nobody)\\b|"
                    + "(?:(?:my|our|the|his|her|their|both|all|an?) )?(?:(?!and\\b|i\\b|with\\b)[\\w-]+ ){0,3}?(?:"
                    + Kin.WORD
                    + "|dog|cat|puppy|sisters|brothers|sons|daughters|team|class)(?:'s?)?(?! and (?:i|me)\\b)(?![\\w-]))");

    private static final Pattern SAYS_IT_WAS_WRONG = Pattern.compile(
            "(?i)^\\W*(?:(?:oops|whoops|sorry|oh|no|wait|actually|hey|hi|coach|um|uh|my bad|my mistake|please|ok|okay|and|but|hang on|hold on|can you|could you|so|i was wrong)\\b[\\s,.!:\u2026-]*){0,6}"
                    + "(?:scratch (?:that|it|this|my|the)|strike that|(?:ignore|disregard|delete|erase|remove|cancel|undo|forget) (?:that|this|it|my last|the last|"
                    + "my previous|what i (?:said|wrote|sent|just)|(?:my|the) (?:log|entry|text|message)|about (?:that|it))\\b|never ?mind\\b|wrong(?=[,.!]| (?:entry|log|day|text|message|person|number|chat)\\b)|"
                    + "take (?:that|it|this) (?:back|out|off)|i take (?:(?:that|it) )?back|i (?:sent|logged|wrote|texted) (?:that|it|this) by (?:mistake|accident)|"
                    + "(?:that|it|this)(?:'s| was| is) (?:all )?(?:wrong|a mistake|an error|not (?:right|true|correct)|incorrect|a typo|by (?:mistake|accident))|"
                    + "(?:that|it) (?:didn't happen|wasn't (?:me|true|right)))\\b.*");

    /** What it is no success not to have done; who didn't smoke reports one. */
    private static final String LEFT_UNDONE = "(?:didn't|did not|haven't|have not) (?:actually |really |even )*"
            + "(?!(?:smok|dr[aiu]nk|vap|gambl|us(?:e|ed) |relaps|bing|g[ia]ve|cav|slip|overeat|overate|snack|cheat|miss|skip|quit|need|want|crave|feel|think|"
            + "know|mean|care|like|see|get (?:it|that|your|high|drunk)|understand|hear|reali[sz]e|reply|answer|respond|text|write|message))";

    private static final Pattern DENIES_IT = Pattern.compile(
            "(?i)^\\W*(?:(?:(?:oops|whoops|sorry|oh|wait|actually|correction|no|wrong|hang on|hold on|my bad|my mistake|i was wrong|turns out)\\b[\\s,.!:\u2026-]*){1,6}"
                    + "(?:i|we) (?:actually |really ){0,2}|(?:i|we) actually |(?:i|we) (?=(?:didn't|did not|haven't) actually))"
                    + LEFT_UNDONE);

    private static final Pattern UNDONE = Pattern.compile("(?i)^(?:i|we) (?:actually |really |just )*" + LEFT_UNDONE);

    private static final Pattern NOT_EATEN = Pattern.compile(
            "(?i)\\b(?:skip(?:ped|ping)?|didn't|did not|haven't|have not|won't|don't|never|no (?:breakfast|lunch|dinner|food)|nothing|"
                    + "barely|instead)\\b");

    private static final Pattern AHEAD = Pattern.compile(
            "(?i)\\b(?:will|going to|gonna|tomorrow|plan(?:ning)? to|want to|wanna|hope to|hoping|should|might|could|would|need to|"
                    + "have to|about to|if|let's|trying to|try to)\\b|\\w'll\\b|\\w'd\\b");
    /** Past forms of what is done: not of what is felt, wished for, or befalls somebody, and not of what went wrong. */
    private static final String DID =
            "(?:ran|walked|went|did|finished|made|got|slept|woke|quit|stopped|lost|hit|kept|stayed|said|told|took|swam|rode|"
                    + "biked|cycled|drove|lifted|skipped|avoided|resisted|drank|ate|meditated|stretched|wrote|read|met|paid|spent|saved|put|set|cut|gave|threw|"
                    + "chose|beat|built|began|found|sent|sold|left|held|stood|sat|bought|brought|came|spoke|taught|fought|sang|drew|grew|dealt|stuck|swept|hung|"
                    + "(?!need|feed|fred|jared|ahmed|mohammed|used to|tried to|tired|bored|stressed|exhausted|scared|worried|wanted|hated|liked|loved|missed|wished|"
                    + "hoped|seemed|looked|sounded|failed|ruined|cried|panicked|argued|yelled|screamed|snapped|fainted|collapsed|dreaded|struggled|suffered|"
                    + "procrastinated|wasted|ignored|happened|remembered|noticed|realized|realised|decided|expected|supposed|believed|wondered|felt|overslept)"
                    + "\\w{2,}ed)\\b";

    private static final String READILY =
            "(?:just |finally |already |actually |even |also |only |really |still |totally |successfully )*";
    private static final Pattern OWN_PAST = Pattern.compile(
            "(?i)^(?:i|we)(?:'ve| have)? " + READILY + "(?:managed to \\w|been \\w+ing\\b|done\\b|" + DID + ").*");
    /** "I did it" tells of nothing by itself, and what somebody had needn't be of their doing. */
    private static final Pattern EMPTY = Pattern.compile(
            "(?i)(?:i |we )?(?:just |finally |already )*(?:did|made|done|got) (?:it|that|this)\\W*|(?:i|we)(?:'ve)? (?:\\w+ )?had\\b.*");

    private static final Pattern BARE_PAST = Pattern.compile("(?i)^" + READILY + DID + " .+");
    /** "10k steps today", "Day 12 without smoking", "Gym done". */
    private static final Pattern COUNTED =
            Pattern.compile("(?i)^(?:day \\d+\\b.*|\\d[\\d.,]*k?\\b.*|.*\\b(?:done|completed|finished|in the bag))$");

    /** A vice that is the verb itself; {@link Progress} weighs verbs against what they take. */
    private static final Pattern TAKEN = Pattern.compile(
            "(?i)\\b(?:smoked|vaped|drank(?! (?:\\w+ )*(?:water|tea|milk))|gambled|binged|relapsed|overate|slipped|lapsed|caved|cheated|"
                    + "messed up|gave in|got (?:drunk|high|wasted|stoned))\\b");

    private static final Pattern LEFT_OUT = Pattern.compile(
            "(?i)\\b(?:not|no|never|without|zero|less|fewer|only|just one|instead|free|didn't|haven't|hasn't|avoided|skipped|resisted|quit|"
                    + "stopped)\\b");

    /** What follows is another thought. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?i)[,;]? (?:and|but|so|because|though|although|now) (?:i|i'm|i've|it|it's|now|then|feel|feeling|am)\\b.*$|[,;] (?:feeling|felt|feel|which|it|i|i'm)\\b.*$|[,;] (?:and |but )?(?:\\w+ ){1,3}(?:had|ate|got|made|drank)\\b.*$|\\s[-(].*$");

    /** What a habit can be about. */
    private static final List<Topic> HABITS = List.of(
            Topic.EXERCISE,
            Topic.SMOKING,
            Topic.ALCOHOL,
            Topic.DRUGS,
            Topic.GAMBLING,
            Topic.CAFFEINE,
            Topic.SLEEP,
            Topic.WEIGHT,
            Topic.CRAVINGS,
            Topic.STRESS,
            Topic.EATING,
            Topic.SCHOOL,
            Topic.WORK,
            Topic.MONEY,
            Topic.ROUTINE,
            Topic.HEALTH);

    private final TopicLexicon topics;

    public LogReader(TopicLexicon topics) {
        this.topics = topics;
    }

    /**
     * @param intent what a reader took the text for
     * @param sentiment null where it can't be told; what somebody is unhappy about is no progress of theirs
     */
    public Optional<Logged> read(String body, SmsIntent intent, Sentiment sentiment) {
        if (takesBack(body)) return Optional.empty();
        var masked = SecretMask.mask(body);
        var text = Words.normalise(masked.text()).strip();
        var told = Sentences.of(text).stream()
                .filter(sentence -> !Sentences.isQuestion(sentence))
                .map(sentence -> sentence.replaceFirst(OPENER, "").strip())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        return switch (intent) {
            case LOG_FOOD -> food(told, masked.sensitive());
            case REPORT_PROGRESS ->
                weight(told, masked.sensitive())
                        .or(() -> sentiment == Sentiment.NEGATIVE
                                ? Optional.empty()
                                : progress(told, text, masked.sensitive()));
            case REQUEST_HELP, ASK_QUESTION, EMERGENCY, OPT_OUT, OPT_IN, OTHER -> Optional.empty();
        };
    }

    /** Whether a text says that what was logged before isn't so: it logs nothing, and there is nothing in it to praise. */
    public static boolean takesBack(String body) {
        var text = Words.normalise(body).strip();
        return SAYS_IT_WAS_WRONG.matcher(text).find() || DENIES_IT.matcher(text).find() && !Vices.namedIn(text);
    }

    private Optional<Logged> food(List<String> told, boolean secret) {
        return told.stream()
                .filter(sentence -> !OF_OTHERS.matcher(sentence).find())
                .filter(sentence -> !NOT_EATEN.matcher(sentence).find()
                        && !AHEAD.matcher(sentence).find())
                .flatMap(sentence -> eaten(sentence).stream().map(what -> logged(sentence, what, secret)))
                .findFirst();
    }

    private static Optional<String> eaten(String sentence) {
        var first = MEAL_FIRST.matcher(sentence);
        if (first.matches()) {
            return Optional.of(
                    whole(first.group("what")) + " for " + first.group("meal").toLowerCase(Locale.ROOT));
        }
        var verb = EATEN.matcher(sentence);
        if (verb.matches()) return Optional.of(withMeal(whole(verb.group("what")), sentence));
        // "2 eggs and toast", "Salad for lunch": no sentence, only what it was.
        return Words.count(sentence) <= MOST_OF_A_PHRASE
                        && AMOUNT.matcher(sentence).find()
                        && !NO_PHRASE.matcher(sentence).find()
                ? Optional.of(whole(sentence))
                : Optional.empty();
    }

    private static String withMeal(String what, String sentence) {
        var meal = Pattern.compile("(?i)^for (?<meal>" + MEAL + ")\\b").matcher(sentence);
        return meal.find() ? what + " for " + meal.group("meal").toLowerCase(Locale.ROOT) : what;
    }

    private static Logged logged(String sentence, String what, boolean secret) {
        var meal = NAMED_MEAL.matcher(sentence);
        var facts = new LinkedHashMap<String, String>();
        facts.put("description", what);
        return new Logged(
                BehaviorKind.FOOD_LOGGED,
                meal.find() ? Optional.of(meal.group("meal").toLowerCase(Locale.ROOT)) : Optional.empty(),
                said(lowerFirst(what), secret),
                LoggedDay.of(sentence),
                facts);
    }

    private static Optional<Logged> weight(List<String> told, boolean secret) {
        return told.stream()
                .filter(sentence -> !OF_OTHERS.matcher(sentence).find())
                .flatMap(sentence -> WeighIn.in(sentence, AHEAD).stream())
                .map(found -> new Logged(
                        BehaviorKind.WEIGHT_LOGGED,
                        Optional.of("weight"),
                        secret ? Optional.empty() : Optional.of(found.words()),
                        LoggedDay.of(found.clause()),
                        Map.of("value", found.value(), "unit", found.unit())))
                .filter(weight -> weight.day().isCertain())
                .findFirst();
    }

    private Optional<Logged> progress(List<String> told, String text, boolean secret) {
        if (Progress.of(text) != Progress.Verdict.GOOD
                || TAKEN.matcher(text).find() && !LEFT_OUT.matcher(text).find()) return Optional.empty();
        return told.stream()
                .flatMap(sentence -> Sentences.clauses(sentence).stream())
                .map(clause -> clause.replaceFirst(OPENER, "").strip())
                .filter(clause -> !OF_OTHERS.matcher(clause).find()
                        && !AHEAD.matcher(clause).find()
                        && (!UNDONE.matcher(clause).find() || Vices.namedIn(clause))
                        && tellsOfADeed(clause))
                .map(LogReader::whole)
                .findFirst()
                .map(deed -> {
                    var topic = topic(text);
                    return new Logged(
                            topic.isPresent() ? BehaviorKind.HABIT_COMPLETED : BehaviorKind.CHECK_IN,
                            topic,
                            secret ? Optional.empty() : brief(deed).flatMap(LogReader::toYou),
                            LoggedDay.of(deed),
                            Map.of("description", deed));
                });
    }

    private static boolean tellsOfADeed(String sentence) {
        return !EMPTY.matcher(sentence).matches() && isADeed(sentence);
    }

    private static boolean isADeed(String sentence) {
        return OWN_PAST.matcher(sentence).matches()
                || BARE_PAST.matcher(sentence).matches()
                || COUNTED.matcher(whole(sentence)).matches();
    }

    private static Optional<String> toYou(String deed) {
        if (deed.matches("(?i)(?:i|we|i've|we've) .*"))
            return Person.second(deed).map(LogReader::lowerFirst);
        return BARE_PAST.matcher(deed).matches()
                ? Person.second("I " + lowerFirst(deed))
                : Optional.of(lowerFirst(deed));
    }

    /** What is spoken of most; of two alike the one that is done rather than the one that tells when: "walked after dinner". */
    private Optional<String> topic(String text) {
        var touched = topics.touchedIn(text);
        return HABITS.stream()
                .filter(touched::containsKey)
                .reduce((one, other) -> touched.get(other) > touched.get(one) ? other : one)
                .map(Topic::wireName);
    }

    private static Optional<String> said(String words, boolean secret) {
        return secret ? Optional.empty() : brief(words).flatMap(Person::second);
    }

    private static Optional<String> brief(String words) {
        return Optional.of(words).filter(told -> !told.isBlank() && told.length() <= LONGEST);
    }

    /** One thought, without what closes it. */
    private static String whole(String sentence) {
        return GOES_ON.matcher(sentence)
                .replaceFirst("")
                .replaceFirst("[\\s.!,;:)\\p{So}]+$", "")
                .strip();
    }

    private static String lowerFirst(String text) {
        return text.matches("I\\b.*|\\p{Lu}{2}.*") || text.isEmpty()
                ? text
                : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
