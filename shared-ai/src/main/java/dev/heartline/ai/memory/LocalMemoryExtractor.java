package dev.heartline.ai.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.Engine;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.head.Pieces;
import dev.heartline.ai.lexicon.Progress;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.mood.Mood;
import dev.heartline.ai.mood.MoodReader;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.statement.Statements;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.MemoryType;

/**
 * Picks the sentences worth remembering, and as what, by a trained head: deterministic, in process, some milliseconds for each of
 * the sentences that it looks at. It keeps the user's own words unless the grammar of another person is certain. Rules have the
 * last word on what a head can't be trusted with: a lapse is no victory, a liking must be the user's own, and what sounds like
 * danger to life is no memory to bring up in small talk. What it can't do: {@code docs/model-cards/memory.md}.
 */
public final class LocalMemoryExtractor implements MemoryExtractor {

    /** Trained by the module {@code training}. */
    public static final String HEAD = "/dev/heartline/ai/head/memory.head";

    private static final int MOST_MEMORIES = 12;
    private static final int MOST_PER_TURN = 2;
    private static final int FEWEST_WORDS = 3;
    private static final int FEWEST_CONTENT_WORDS = 2;

    private static final double NAMED_IN_PASSING = 0.65;
    private static final double SAID_OUTRIGHT = 0.8;
    private static final double WEIGHTY_VALENCE = 0.7;

    /** Where life is in danger, nothing that names a way to end it is kept. */
    private static final Pattern MEANS = Pattern.compile(
            "(?i)\\b(?:pills?|tablets?|medications?|meds|insulin|overdos\\w*|kni(?:fe|ves)|blades?|razors?|guns?|pistol|rifle|"
                    + "rope|noose|bleach|poison|bridge|roof|train tracks)\\b");

    private static final Pattern WEIGHTY =
            Pattern.compile("(?i)\\b(?:died|death|divorced?|cancer|pregnant|baby|first time|for the first|diagnosed|"
                    + "widowed|lost my|proud|relapsed|sober|married|surgery|hospital|scared|ashamed)\\b");
    private static final Pattern BACK_AGAIN = Pattern.compile(
            "(?i)\\bbut\\b.*\\b(?:gained|gave up|back|again|hard|can't|couldn't|didn't|stopped|not|lost)\\b");

    private static final Pattern LOST_AGAIN = Pattern.compile(
            "(?i)\\b(?:and|but|until|till|then)\\b.*\\bi (?:\\w+ ){0,2}?(?:smoked|drank|vaped|used again|binged|gambled|"
                    + "caved|slipped|relapsed|lit up|gave in|had an? (?:drink|beer|cigarette|smoke|glass of wine)|"
                    + "started (?:smoking|drinking|using|vaping|gambling)|bought (?:a pack|cigarettes))\\b");
    private static final Pattern NOT_DONE =
            Pattern.compile("(?i)\\b(?:didn't|did not|couldn't|never|almost|nearly|haven't|wasn't able to)"
                    + " (?:\\w+ ){0,1}?(?:skip\\w*|resist\\w*|avoid\\w*|quit|stop\\w*|g[ia]ve up|stay\\w*|manag\\w+|ma[dk]e it)\\b"
                    + "|\\bwalked out of\\b|\\bstopped (?:at|by|in|off|for)\\b");

    /** What others take for a liking of the user's. */
    private static final Pattern LIKING_BY_OTHERS = Pattern.compile(
            "(?i)\\b(?:thinks?|says?|believes?|claims?|assumes?|reckons?|figures?|swears?|thought|said|tells? \\w+)(?<!\\bi \\w{1,9}) (?:that )?i "
                    + "(?:\\w+ ){0,2}?(?:love|like|hate|enjoy|prefer|adore|can't stand)\\b");

    /** What we are asked to do is a preference or a wish, and kept as such. */
    private static final Pattern ASKED_OF_US = Pattern.compile(
            "(?i)^(?:(?:please|and|so|but|ok|okay|yes|yeah|yep|sure|no|well|just|could you|can you|would you|you can|you could|don't|do not|never|always|maybe|i'd "
                    + "(?:like|prefer) (?:it if )?you(?: to)?|i want you to)\\W+)*(?:call|text|phone|ring|message|remind|contact|check in (?:on|with)) me\\b.*");

    /** "I feel calmer": how somebody is, and nothing that they found out. */
    private static final Pattern FEELING = Pattern.compile(
            "(?i)^i(?:'m| am|(?: (?:just|really|also|still|do))* feel(?:ing)?)(?: (?:so|much|a bit|a little|a lot|really|very|more|less|kind of|quite))*"
                    + " [\\w-]+(?: (?:now|today|again|lately|these days|already))?[.!]*$");

    private static final Pattern HARDSHIP = Pattern.compile(
            "(?i)\\b(?:hard|hate|lonel\\w+|alone|miss|struggl\\w+|sad|scared|tired|exhaust\\w*|stress\\w*|worr\\w+|can't|cannot|couldn't|don't know how|"
                    + "kills?|kicked|evicted|forced|had to|awful|terrible|miserable|drain\\w*|fight\\w*|unfortunately)\\b");

    /** Where "I" speaks. */
    private static final Pattern SPEAKER = Pattern.compile("(?i)\\bi\\b");

    private final Meanings meanings;
    private final Head head;
    private final MoodReader moods;
    private final TopicLexicon topics;
    private final CrisisDetector crisis;

    public LocalMemoryExtractor(Meanings meanings, MoodReader moods, TopicLexicon topics, CrisisDetector crisis) {
        this(Head.load(HEAD), meanings, moods, topics, crisis);
    }

    /** @param head see {@link Worth}; with thresholds {@code kept} and {@code looked} on its {@code none} */
    public LocalMemoryExtractor(
            Head head, Meanings meanings, MoodReader moods, TopicLexicon topics, CrisisDetector crisis) {
        this.head = head;
        this.meanings = meanings;
        this.moods = moods;
        this.topics = topics;
        this.crisis = crisis;
    }

    @Override
    public MemoryExtraction extract(Conversation conversation) {
        var statements = Statements.ofUser(conversation);
        boolean danger = crisis.detect(conversation).isPresent();
        var glances = new Glances(conversation);
        var found = new ArrayList<MemoryCandidate>();
        for (int i = 0; i < statements.size(); i++) {
            var statement = statements.get(i);
            boolean takenBack = i + 1 < statements.size()
                    && Avowal.isTakenBack(statements.get(i + 1).text());
            if (takenBack || statement.isQuestion() || danger && crisis.isCrisis(statement.text())) continue;
            var before = i == 0 ? Optional.<Statement>empty() : Optional.of(statements.get(i - 1));
            Reference.resolved(before, statement)
                    .flatMap(meant -> candidate(meant, glances))
                    .or(() -> mentioned(statement))
                    .ifPresent(candidate -> add(found, candidate));
        }
        if (danger)
            found.removeIf(candidate -> MEANS.matcher(candidate.description()).find());
        return new MemoryExtraction(Engine.LOCAL, best(found), PreferenceFinder.in(statements));
    }

    private Optional<MemoryCandidate> candidate(Statement statement, Glances glances) {
        var text = Pieces.bounded(statement.text());
        if (Words.count(text) < FEWEST_WORDS
                || SecretMask.leftMarkIn(text)
                || LIKING_BY_OTHERS.matcher(text).find()
                || ASKED_OF_US.matcher(text).matches()) return Optional.empty();
        var description = Description.of(statement);
        boolean circumstance = MemorySubject.isCircumstance(description);
        if (!circumstance && ClauseScreen.contentWords(text) < FEWEST_CONTENT_WORDS) return Optional.empty();
        var vector = circumstance ? Optional.of(meanings.of(text)) : glances.of(statement);
        if (vector.isEmpty()) return Optional.empty();
        var worth = Worth.of(text, vector.get(), head);
        // Where somebody lives, and with whom, ends what was so before, however little the words say.
        if (!circumstance && worth.share() < Worth.kept(head)) return Optional.empty();
        var mood = moods.read(text, vector.get());
        return typeOf(worth.type(), statement, circumstance).map(type -> {
            var valence = valence(type, mood);
            var plain = Avowal.withoutFigures(text);
            return new MemoryCandidate(
                    type,
                    description,
                    valence,
                    Tags.of(plain, topics.touchedIn(plain).keySet()),
                    WEIGHTY.matcher(text).find() || Math.abs(valence) >= WEIGHTY_VALENCE,
                    Math.round(Math.max(worth.share(), circumstance ? SAID_OUTRIGHT : 0) * 100) / 100.0,
                    statement.turns());
        });
    }

    /** Which turns are worth a look at their sentences: told by the vector of the turn, which others need as well. */
    private final class Glances {

        private final Conversation conversation;
        private final Map<Integer, Turn> turns = new HashMap<>();

        private Glances(Conversation conversation) {
            this.conversation = conversation;
            conversation.userTurns().forEach(turn -> turns.put(turn.seq(), turn));
        }

        /** The vector of a statement; empty where its turn isn't worth a look. Of a turn that is nothing else it is the turn's. */
        private Optional<float[]> of(Statement statement) {
            if (statement.turns().size() > 1) return Optional.of(meanings.of(Pieces.bounded(statement.text())));
            var turn = turns.get(statement.turns().getFirst());
            var whole = meanings.of(turn, conversation.notes());
            if (Worth.of(Pieces.bounded(turn.text()), whole, head).share() < Worth.looked(head))
                return Optional.empty();
            return Optional.of(isAlone(statement, turn) ? whole : meanings.of(Pieces.bounded(statement.text())));
        }

        private boolean isAlone(Statement statement, Turn turn) {
            return Statements.plain(turn, conversation.notes()).equals(statement.text());
        }
    }

    /** Somebody named in passing, where the statement itself is nothing to remember. */
    private Optional<MemoryCandidate> mentioned(Statement statement) {
        return NamedPerson.in(statement.text())
                .map(description -> new MemoryCandidate(
                        MemoryType.RELATIONSHIP,
                        description,
                        null,
                        Tags.of(description, topics.touchedIn(description).keySet()),
                        false,
                        NAMED_IN_PASSING,
                        statement.turns()));
    }

    /**
     * A lapse that is told like a win is a struggle, and so is a win that is taken back; one that is denied is none. What somebody likes or
     * hates is no struggle of theirs, where they live and work neither, and how they feel is nothing that they found out.
     */
    private static Optional<MemoryType> typeOf(MemoryType type, Statement statement, boolean circumstance) {
        var text = statement.text();
        if (circumstance
                && type != MemoryType.RELATIONSHIP
                && !HARDSHIP.matcher(text).find()) return Optional.of(MemoryType.CONTEXT);
        if ((type == MemoryType.STRUGGLE || type == MemoryType.CONTEXT) && tellsOfTaste(statement))
            return Optional.of(MemoryType.PREFERENCE);
        return switch (type) {
            case VICTORY -> {
                if (!OwnDeed.isIn(statement)) yield Optional.empty();
                if (Setback.isIn(text)
                        || BACK_AGAIN.matcher(text).find()
                        || LOST_AGAIN.matcher(text).find()) yield Optional.of(MemoryType.STRUGGLE);
                if (NOT_DONE.matcher(text).find()) yield Optional.empty();
                yield switch (Progress.of(text)) {
                    case LAPSE -> Optional.of(MemoryType.STRUGGLE);
                    case UNSURE -> Optional.empty();
                    case GOOD -> Optional.of(MemoryType.VICTORY);
                };
            }
            case PREFERENCE -> isSerious(text) ? Optional.of(type) : Optional.empty();
            case INSIGHT -> Optional.of(FEELING.matcher(text).matches() ? MemoryType.CONTEXT : type);
            case STRUGGLE, RELATIONSHIP, CONTEXT -> Optional.of(type);
        };
    }

    /** Of food and exercise, or of what people do about the house and for fun; "hates being alone" is no taste. */
    private static boolean tellsOfTaste(Statement statement) {
        return PreferenceFinder.tellsOfTaste(statement)
                || ACTIVITY.matcher(statement.text()).find() && isSerious(statement.text());
    }

    private static final Pattern ACTIVITY = Pattern.compile(
            "(?i)^(?:(?:well|and|but|so|honestly|also),? )*i (?:(?:really|just|absolutely|still|also|do|always) )*(?:love|like|enjoy|hate|prefer|can't stand|dislike|"
                    + "don't (?:really )?(?:like|enjoy)) (?:going |to )?(?:cook(?:ing)?|baking|shopping|cleaning|driving|commuting|reading|writing|singing|painting|"
                    + "knitting|fishing|camping|travell?ing|gardening|sewing|drawing|ironing|exercising|doing (?:the )?(?:dishes|laundry))\\b");

    private static boolean isSerious(String text) {
        var speaker = SPEAKER.matcher(text);
        return Avowal.isSerious(text, speaker.find() ? speaker.start() : 0);
    }

    private static double valence(MemoryType type, Mood mood) {
        double heard = mood.valence();
        return switch (type) {
            case VICTORY -> Math.max(heard, 0.3);
            case STRUGGLE -> Math.min(heard, -0.3);
            case INSIGHT, PREFERENCE, RELATIONSHIP, CONTEXT -> heard;
        };
    }

    /** Near-duplicates within one conversation become one memory with both sources; the surer wording stays. */
    private static void add(List<MemoryCandidate> found, MemoryCandidate candidate) {
        for (int i = 0; i < found.size(); i++) {
            var other = found.get(i);
            var subject = MemorySubject.of(candidate.description());
            if (subject.isPresent() && subject.equals(MemorySubject.of(other.description()))) {
                // "No wait, I mean I hate yoga": the last word counts.
                found.set(i, candidate);
                return;
            }
            if (!Retelling.isIn(other.description(), candidate.description())) continue;
            var kept = candidate.confidence() > other.confidence() ? candidate : other;
            var turns = new LinkedHashSet<>(other.sourceTurns());
            turns.addAll(candidate.sourceTurns());
            found.set(
                    i,
                    new MemoryCandidate(
                            kept.type(),
                            kept.description(),
                            kept.emotionalValence(),
                            kept.tags(),
                            kept.salient(),
                            kept.confidence(),
                            List.copyOf(turns)));
            return;
        }
        found.add(candidate);
    }

    /** The surest, in the order they were said. */
    private static List<MemoryCandidate> best(List<MemoryCandidate> found) {
        var surest = new ArrayList<MemoryCandidate>();
        var perTurn = new HashMap<Integer, Integer>();
        found.stream()
                .sorted(Comparator.comparingDouble((MemoryCandidate c) -> c.confidence() + (c.salient() ? 0.1 : 0))
                        .reversed())
                .filter(candidate ->
                        perTurn.merge(candidate.sourceTurns().getFirst(), 1, Integer::sum) <= MOST_PER_TURN)
                .limit(MOST_MEMORIES)
                .forEach(surest::add);
        return found.stream().filter(surest::contains).toList();
    }
}
