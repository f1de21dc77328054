package dev.heartline.ai.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.Engine;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.lexicon.Progress;
import dev.heartline.ai.lexicon.SentimentLexicon;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.statement.Statements;
import dev.heartline.ai.text.Likeness;
import dev.heartline.ai.text.Person;
import dev.heartline.events.vocabulary.MemoryType;

/**
 * Extracts memories by rules over single clauses of the user: deterministic, in process, under a few milliseconds for a call
 * of an hour. It prefers silence to junk: what it can't turn into a self-contained sentence in the user's words is left
 * out, and so is what sounds like danger to life, which is no memory to bring up in small talk.
 */
public final class LocalMemoryExtractor implements MemoryExtractor {

    private static final int MOST_MEMORIES = 8;
    private static final double LEAST_CONFIDENCE = 0.55;

    private static final double NAMED_IN_PASSING = 0.65;

    /** Where life is in danger, nothing that names a way to end it is kept. */
    private static final Pattern MEANS = Pattern.compile(
            "(?i)\\b(?:pills?|tablets?|medications?|meds|insulin|overdos\\w*|kni(?:fe|ves)|blades?|razors?|guns?|pistol|rifle|"
                    + "rope|noose|bleach|poison|bridge|roof|train tracks)\\b");

    private static final Pattern WEIGHTY =
            Pattern.compile("(?i)\\b(?:died|death|divorced?|cancer|pregnant|baby|first time|for the first|diagnosed|"
                    + "widowed|lost my|proud|relapsed|sober|married|surgery|hospital|scared|ashamed)\\b");
    private static final Pattern HARD_TO =
            Pattern.compile("(?i)^(?:it's|it is|it was|it's been) (.*?)\\b(hard|difficult|tough|a struggle|exhausting|"
                    + "stressful)(?: for me)? (?:to|trying to) (.+)$");
    /** Says nothing in a note. */
    private static final Pattern EMPHASIS =
            Pattern.compile("(?i)\\b(?:just|also|actually|kinda|kind of|sort of|obviously|basically|honestly) (?=\\w)");

    private static final Pattern NEGATED_WIN =
            Pattern.compile("(?i)\\b(?:wasn't|haven't been|not been|not|never|almost|nearly|didn't)\\b");
    private static final Pattern BACK_AGAIN = Pattern.compile(
            "(?i)\\bbut\\b.*\\b(?:gained|gave up|back|again|hard|can't|couldn't|didn't|stopped|not|lost)\\b");

    private final SentimentLexicon sentiment;
    private final TopicLexicon topics;
    private final CrisisDetector crisis;
    private final List<MemoryRule> rules = MemoryRule.all();

    public LocalMemoryExtractor(SentimentLexicon sentiment, TopicLexicon topics, CrisisDetector crisis) {
        this.sentiment = sentiment;
        this.topics = topics;
        this.crisis = crisis;
    }

    @Override
    public MemoryExtraction extract(Conversation conversation) {
        var statements = Statements.ofUser(conversation);
        boolean danger = crisis.detect(conversation).isPresent();
        var found = new ArrayList<MemoryCandidate>();
        for (int i = 0; i < statements.size(); i++) {
            var statement = statements.get(i);
            boolean takenBack = i + 1 < statements.size()
                    && Avowal.isTakenBack(statements.get(i + 1).text());
            if (takenBack || statement.isQuestion() || danger && crisis.isCrisis(statement.text())) continue;
            var ofStatement = Clauses.of(statement).stream()
                    .flatMap(clause -> candidate(clause, statement).stream())
                    .toList();
            ofStatement.forEach(candidate -> add(found, candidate));
            if (ofStatement.isEmpty()) mentioned(statement).ifPresent(candidate -> add(found, candidate));
        }
        if (danger)
            found.removeIf(candidate -> MEANS.matcher(candidate.description()).find());
        return new MemoryExtraction(Engine.LOCAL, best(found), PreferenceFinder.in(statements));
    }

    private Optional<MemoryCandidate> candidate(Clauses.Clause clause, Statement statement) {
        if (!ClauseScreen.admits(clause.text())) return Optional.empty();
        var plain = Avowal.withoutFigures(clause.text());
        var touched = topics.touchedIn(plain).keySet();
        var rule = rules.stream()
                .filter(r -> r.fits(clause.text(), !touched.isEmpty()))
                .findFirst();
        if (rule.isEmpty()) return Optional.empty();
        var type = typeOf(rule.get(), clause);
        if (type.isEmpty() || type.get() == MemoryType.PREFERENCE && !isSerious(clause, statement))
            return Optional.empty();
        double confidence = rule.get().confidence() + (touched.isEmpty() ? -0.1 : 0.05) - (clause.hedged() ? 0.05 : 0);
        if (confidence < LEAST_CONFIDENCE) return Optional.empty();
        return describe(clause.text()).filter(Grammar::isSound).map(description -> {
            var valence = valence(type.get(), clause.text());
            return new MemoryCandidate(
                    type.get(),
                    description,
                    valence,
                    Tags.of(plain, touched),
                    WEIGHTY.matcher(clause.text()).find() || valence != null && Math.abs(valence) >= 0.7,
                    Math.round(Math.min(confidence, 0.95) * 100) / 100.0,
                    statement.turns());
        });
    }

    private static boolean isSerious(Clauses.Clause clause, Statement statement) {
        var beginning = clause.text().substring(0, Math.min(clause.text().length(), 8));
        int at = statement.text().toLowerCase(Locale.ROOT).indexOf(beginning.toLowerCase(Locale.ROOT));
        return Avowal.isSerious(at < 0 ? clause.text() : statement.text(), Math.max(at, 0));
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

    /** A win that is taken back in the same breath is a struggle, and so is a lapse told like one; one that is denied is none. */
    private static Optional<MemoryType> typeOf(MemoryRule rule, Clauses.Clause clause) {
        if (rule.type() != MemoryType.VICTORY) return Optional.of(rule.type());
        if (clause.regret() && BACK_AGAIN.matcher(clause.text()).find()) return Optional.of(MemoryType.STRUGGLE);
        var head = clause.text().split(",? but ")[0];
        return switch (Progress.of(head)) {
            case LAPSE -> Optional.of(MemoryType.STRUGGLE);
            case UNSURE -> Optional.empty();
            case GOOD -> NEGATED_WIN.matcher(head).find() ? Optional.empty() : Optional.of(MemoryType.VICTORY);
        };
    }

    private static Optional<String> describe(String said) {
        var clause = EMPHASIS.matcher(said).replaceAll("").replaceFirst("(?i)^(i) do (?!not\\b)", "$1 ");
        var hard = HARD_TO.matcher(clause);
        if (hard.matches()) return Person.third("I find it " + hard.group(1) + hard.group(2) + " to " + hard.group(3));
        return Person.third(clause).or(() -> Person.ofThings(clause));
    }

    private Double valence(MemoryType type, String clause) {
        var heard = sentiment.toneOf(clause).valence();
        return switch (type) {
            case VICTORY -> Math.max(heard.orElse(0.5), 0.3);
            case STRUGGLE -> Math.min(heard.orElse(-0.5), -0.3);
            default -> heard.orElse(null);
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
            if (!Likeness.alike(other.description(), candidate.description(), Tags.UNTELLING)) continue;
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
        var surest = found.stream()
                .sorted(Comparator.comparingDouble((MemoryCandidate c) -> c.confidence() + (c.salient() ? 0.1 : 0))
                        .reversed())
                .limit(MOST_MEMORIES)
                .toList();
        return found.stream().filter(surest::contains).toList();
    }
}
