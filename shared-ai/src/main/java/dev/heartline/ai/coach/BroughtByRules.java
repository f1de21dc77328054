package dev.heartline.ai.coach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.heartline.ai.coach.Brought.Kind;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.statement.Statements;
import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;

/** Hears by lists of certain words. What they don't name for certain is listened to openly. */
final class BroughtByRules implements BroughtReader {

    /** In words; more is no mere yes or no. */
    private static final int SHORT = 3;

    /** In words; more tells a story, and what it is like can be asked. */
    private static final int A_FACT = 12;

    /** Characters: of a long story the end is what the user waits to have answered. */
    private static final int TAIL = 400;

    private static final Pattern YES = Pattern.compile(
            "(?i)^\\W*(?:yes|yeah|yep|yup|sure|okay|ok|right|exactly|true|correct|definitely|absolutely|of course|mm-?hmm|mhm|uh-huh|alright|all right|fine|good|i do|i am|i did|i guess so|i think so|sí|si|claro)\\b");
    private static final Pattern NO = Pattern.compile(
            "(?i)^\\W*(?:no|nope|nah|not really|not yet|never|nothing|no way|i don't|i'm not|i didn't|not at all)\\b");
    /** A question in form only. */
    private static final Pattern TAG = Pattern.compile(
            "(?i)(?:[,.]? *\\b(?:right|okay|ok|yeah|huh|eh)"
                    + "|,? (?:(?:you|ya) know|(?:you |ya )?know what i(?:'m| am)? (?:mean|saying)|you see|or what(?:ever)?|or something)"
                    + "|,? \\w+n't (?:i|it|that|this|they|we|he|she|there)|,? am i right"
                    + "|, (?:is|are|was|were|does|do|did|can|could|will|would|has|have|had|should) (?:it|that|this|they|we|he|she|there))\\?+$");

    /** Words in the order of a question; without it a mark of one only shows how it was said: "And that's gonna support me?" */
    private static final Pattern FORM = Pattern.compile(
            "(?i)^(?:\\w+,? ){0,3}?(?:what(?:'s|'re)?|why|how(?:'s)?|when(?:'s)?|where(?:'s)?|who(?:'s)?|which|whose)\\b"
                    + "|\\b(?:is|are|am|was|were|do|does|did|can|could|will|would|should|have|has|may)(?:n't)? (?:i|it|that|this|there|you|we|they|he|she|my|your|the|any|anybody|anyone|people)\\b");

    /** "Is there a way", "what's the plan": the order of the words asks. */
    private static final Pattern INVERTED = Pattern.compile(
            "(?i)^(?:(?:um|uh|so|well|and|but|okay|ok|oh|hey),? )*(?:what(?:'s| is| was| were| do| did| does| would| should) (?:the|it|that|this|you|i|my|we|your)"
                    + "|who (?:is|was) (?:it|that|this)|where(?:'s| is| do| are) (?:the|my|you|i)|(?:is|are|was|were|would|does|do|did|can|could|should|will) (?:there|it|that|this|we|you|i|they))\\b"
                    + "|\\bwhat were you (?:asking|saying)\\b|\\bwhich did you say\\b");

    /** What the coach is said to have said asks for an answer as well. */
    private static final Pattern CLAIM = Pattern.compile(
            "(?i)^(?:but |well |and |so |last time,? )*you (?:once |already )?(?:told|promised|advised|suggested)\\b|^promise me\\b");

    private static final Pattern TO_COACH = Pattern.compile("(?i)\\b(?:do|did|can|could|are|will|would|have) you\\b");

    private static final Pattern TO_US = Pattern.compile("(?i)\\b(?:you|your|me|my business)\\b");

    private static final Pattern RATES = Pattern.compile(
            "(?i)\\b(?:scale|(?:zero|one|0|1) to (?:ten|10)|out of (?:ten|10))\\b|\\bhow (?:confident|important|ready|sure) ");

    private static final Pattern BROKEN_OFF =
            Pattern.compile("(?:[-\u2014\u2013,\u2026]|\\.\\.\\.)\\s*$|\\b(?:and|but|so|because|the|a|to|or)\\W*$");

    /** Goes on with a sentence that began before the coach spoke. */
    private static final Pattern GOES_ON = Pattern.compile("^\\s*[-\u2014\u2013\u2026]");

    private static final Pattern UNMARKED = Pattern.compile(
            "(?i)\\bhow(?:'s| is| was) your (?:day|week|evening|morning|weekend)\\b|\\b(?:can|could) you (?:please )?(?:say|repeat|explain|go back)\\b"
                    + "|\\bwhat (?:do|did) you (?:know about me|mean)\\b|\\bwhat did i say last\\b|\\bwho (?:can|else) (?:read|hear)s?\\b"
                    + "|^\\W*(?:\\w+,? )?you tell me\\W*$|\\b(?:no clue|don't get|not sure) what you mean\\b|\\bturned around here\\b|\\bhow come\\b|\\bwhat i wanted to ask\\b");

    /** The user's own doing or being, and not only a word of it. */
    private static final Pattern HABIT = Pattern.compile(
            "(?i)(?<![\\w'])i(?:'m| am| just| usually| always| still| only| really| often| can't| like to)* (?:smoke|smoking|drink|drinking|eat|eating|gamble|gambling|vape|sleep|sleeping|exercise|work out|walk|run|work|spend)\\b"
                    + "|\\bmy (?:\\w+ )?(?:drinking|smoking|eating|sleep|weight|gambling|cigarettes|job|school|friends)\\b|\\bi(?:'m| am) (?:a|an) (?:\\w+ )?(?:smoker|drinker|walker|runner|gambler|student)\\b");

    private static final Pattern DOUBT = Pattern.compile(
            "(?i)\\W*(?:(?:well|oh|yeah|no|i mean|honestly)\\W+)*(?:i (?:really |just )?(?:don't|do not) (?:really )?know|(?:i )?dunno|i(?:'m| am) not (?:really )?sure)\\W*");

    /** What undoes a willing or glad word before it: the last clause decides. */
    static final Pattern BUT = Pattern.compile("(?i)(?<![\\w'])(?:but|although|though|except|however)\\b");

    private static final Pattern UNDONE = Pattern.compile(
            "(?i)(?<![\\w'])(?:not|never|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|isn't|wasn't|hardly|if|unless|no way|nobody|wish)(?![\\w'])[^.!?,]*$");

    /** "When I'm bored" tells a moment, and no feeling of now. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?i)(?<![\\w'])(?:if|when|whenever|once|unless|until|that time|because if)\\W+(?:\\w+ ){0,2}$");

    /** Says of something that it isn't so. */
    static final Pattern NOT =
            Pattern.compile("(?i)(?<![\\w'])(?:not|no|never|nothing|nobody|none|neither|if|unless|\\w+n't)(?![\\w'])");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?");
    private static final Pattern TURNING =
            Pattern.compile("(?i)^(?:but|still|and yet|however|and then|then|until|except)\\b");
    /** Talk of others, or of what isn't so, makes no topic the user's own. */
    static final Pattern OWN = Pattern.compile("(?i)(?<![\\w'])i(?:'m|'ve|'d|'ll)?(?![\\w'])");

    private static final Pattern OTHERS = Pattern.compile(
            "(?i)\\b(?:he|she|they|he's|she's|they're|(?:my|a|this) (?:\\w+ )?(?:son|daughter|husband|wife|friend|brother|sister|mom|mother|dad|father|kids?|partner|boss))\\b");

    private static final Pattern DENIED = Pattern.compile(
            "(?i)\\b(?:don't|do not|never|not|no|didn't|haven't|won't|can't|couldn't|if i|hurts?|pain)\\b");

    private static final List<Topic> SUBJECTS = List.of(
            Topic.SMOKING,
            Topic.ALCOHOL,
            Topic.GAMBLING,
            Topic.EATING,
            Topic.EXERCISE,
            Topic.SLEEP,
            Topic.WEIGHT,
            Topic.MONEY,
            Topic.SCHOOL,
            Topic.WORK,
            Topic.STRESS,
            Topic.FAMILY,
            Topic.FRIENDS,
            Topic.HEALTH);

    private static final Notes.Kind<Brought> BROUGHT = new Notes.Kind<>();

    private final TopicLexicon topics;
    private final Map<Kind, Expression> cues = new EnumMap<>(Kind.class);
    private final Answers answers = new Answers();

    BroughtByRules(TopicLexicon topics) {
        this.topics = topics;
        var sections = Lexicon.sections("/dev/heartline/ai/coach/brought.txt");
        for (var kind : Kind.values())
            if (sections.containsKey(kind.key())) cues.put(kind, atAWord(sections.get(kind.key())));
    }

    @Override
    public Brought read(Turn turn, String asked, Notes notes) {
        return notes.of(turn, BROUGHT, one -> hear(one, asked, notes));
    }

    private Brought hear(Turn turn, String asked, Notes notes) {
        var sentences = Sentences.of(Statements.plain(turn, notes));
        var statements = new ArrayList<String>();
        Optional<String> question = Optional.empty();
        for (var sentence : sentences) {
            boolean asks = asks(sentence);
            question = asks ? Optional.of(sentence) : question.filter(_ -> isAside(sentence));
            if (!asks && !isDoubted(sentence))
                statements.add(QUOTED.matcher(sentence).replaceAll(" "));
        }
        var told = withoutDoubt(statements);
        var kind = kind(told, turn, RATES.matcher(asked).find());
        var said = String.join(" ", told);
        return new Brought(
                kind == Kind.LISTEN ? open(turn, said, asked) : kind,
                question.or(() -> unmarked(said)),
                subject(said),
                HABIT.matcher(said).find());
    }

    /** Transcripts of speech often go without marks. */
    private static boolean asks(String sentence) {
        if (TAG.matcher(sentence).find()) return false;
        if (sentence.endsWith("?"))
            return FORM.matcher(sentence).find()
                    || Words.count(sentence) <= SHORT
                    || TO_US.matcher(sentence).find();
        return CLAIM.matcher(sentence).find()
                || INVERTED.matcher(sentence).find()
                || Sentences.isQuestion(sentence) && TO_COACH.matcher(sentence).find();
    }

    /** "And that's gonna help me?" says neither that it will nor that it won't. */
    private static boolean isDoubted(String sentence) {
        return sentence.endsWith("?") && !TAG.matcher(sentence).find();
    }

    /** "Why? I don't know" still asks; "What is it? It's the money" has answered itself. */
    private static boolean isAside(String sentence) {
        return Words.count(sentence) <= SHORT;
    }

    private Kind kind(List<String> statements, Turn turn, boolean rates) {
        if (Words.count(turn.text()) <= SHORT && !turn.text().strip().endsWith("?"))
            return shortKind(turn.text(), rates);
        for (int i = statements.size() - 1; i > 0; i--)
            if (TURNING.matcher(statements.get(i)).find()) return turned(statements, i);
        return made(String.join(" ", statements), rates).orElse(Kind.LISTEN);
    }

    /** "I don't know. Um, because it's fun": what comes after it is the answer. */
    private static List<String> withoutDoubt(List<String> statements) {
        boolean answered = statements.size() > 1
                && DOUBT.matcher(statements.getFirst()).matches()
                && statements.stream().skip(1).mapToInt(Words::count).sum() > SHORT;
        return answered ? statements.subList(1, statements.size()) : statements;
    }

    /** "It felt amazing. But then Saturday was a disaster.": what counts is Saturday. */
    private Kind turned(List<String> statements, int at) {
        var since = made(String.join(" ", statements.subList(at, statements.size())), false);
        if (since.isPresent()) return since.get();
        return made(String.join(" ", statements), false)
                .map(kind -> kind.isDone() ? Kind.TURNED : kind)
                .orElse(Kind.LISTEN);
    }

    /** Speech is often written down without marks: what can only be a question to us is one. */
    private static Optional<String> unmarked(String said) {
        return UNMARKED.matcher(said).find() ? Optional.of(said) : Optional.empty();
    }

    /** What tells nothing by its own words may by what was asked. */
    private Kind open(Turn turn, String said, String asked) {
        if (BROKEN_OFF.matcher(turn.text()).find()
                || GOES_ON.matcher(turn.text()).find()) return Kind.BROKEN_OFF;
        return NO.matcher(turn.text()).find()
                ? plain(said)
                : answers.given(said, asked).orElse(plain(said));
    }

    private static Kind plain(String said) {
        if (Words.count(said) > A_FACT) return Kind.LISTEN;
        return NOT.matcher(said).find() ? Kind.NOT_SO : Kind.FACT;
    }

    private Kind shortKind(String text, boolean rates) {
        return made(text, rates)
                .filter(kind -> kind != Kind.DONT_KNOW || Words.count(text) > 1)
                .orElseGet(() -> {
                    if (YES.matcher(text).find()) return Kind.SHORT_YES;
                    return NO.matcher(text).find() ? Kind.SHORT_NO : Kind.SHORT;
                });
    }

    /** @param rates a number was asked for */
    private Optional<Kind> made(String text, boolean rates) {
        var end = text.length() <= TAIL ? text : text.substring(text.indexOf(' ', text.length() - TAIL) + 1);
        return cues.entrySet().stream()
                .filter(cue -> rates || cue.getKey() != Kind.SCALE)
                .filter(cue -> cue.getValue().mayBeIn(end))
                .filter(cue -> cue.getKey() != Kind.DONT_KNOW || Words.count(end) <= A_FACT)
                .flatMap(cue -> meant(cue.getKey(), cue.getValue().matcher(end), end).stream())
                .findFirst();
    }

    private Optional<Kind> meant(Kind kind, Matcher cue, String text) {
        while (cue.find()) {
            if (kind.isFeeling()
                    && CONDITION.matcher(text.substring(0, cue.start())).find()) continue;
            if (!kind.isBright()) return Optional.of(kind);
            if (UNDONE.matcher(text.substring(0, cue.start())).find()) continue;
            return Optional.of(undone(kind, text.substring(cue.end())));
        }
        return Optional.empty();
    }

    /** "I'm ready to do it, but actually doing it, I don't know" is no willing word any more. */
    private Kind undone(Kind kind, String after) {
        var but = BUT.matcher(after);
        if (!but.find()) return kind;
        return made(after.substring(but.end()), false).orElse(kind.isDone() ? Kind.TURNED : Kind.TORN);
    }

    private Optional<Topic> subject(String text) {
        if (!OWN.matcher(text).find()
                || OTHERS.matcher(text).find()
                || DENIED.matcher(text).find()) return Optional.empty();
        var touched = topics.touchedIn(text);
        return SUBJECTS.stream()
                .filter(touched::containsKey)
                .max(Comparator.<Topic>comparingInt(touched::get).thenComparing(Comparator.reverseOrder()));
    }

    private static Expression atAWord(List<String> expressions) {
        return Expression.of("(?i)(?<![\\w'])(?:" + String.join("|", expressions) + ")");
    }
}
