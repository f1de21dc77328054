package dev.heartline.ai.coach;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.ai.coach.Reflection.Weight;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.EmotionLexicon;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.lexicon.Progress;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.statement.Statements;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.SpokenText;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.Emotion;

/**
 * Gives the user their own words back: "I feel tired after my shift" as "you feel tired after your shift". Only what carries a
 * feeling, a struggle, a wish or a success, and only what can be turned into a whole, true clause; plain facts are not.
 */
final class Reflections {

    private static final int FEWEST_WORDS = 3;
    private static final int MOST_WORDS = 20;
    private static final int MOST_COMMAS = 1;

    private static final Pattern HEDGE =
            Pattern.compile("(?i)^i (?:really |just )?(?:think|guess|believe|suppose|mean|feel like|know)(?: that)? "
                    + "(?=i\\b|i'|my\\b|it's\\b|we\\b)");
    private static final Set<Emotion> HEAVY =
            EnumSet.of(Emotion.ANXIOUS, Emotion.FRUSTRATED, Emotion.DISCOURAGED, Emotion.SAD);
    /** In these a feeling is not what is felt now. */
    private static final Pattern RELATIVE =
            Pattern.compile("(?i)\\b(?:when|if|notices?|helps?|calms?|used to|not|never|no longer|less)\\b|n't\\b");

    private static final Pattern TURNING = Pattern.compile("(?i)^(?:but|still|and yet|however)\\b.*");
    private static final Set<String> LOOSE = Set.of(
            "a", "an", "the", "to", "of", "with", "my", "and", "or", "but", "so", "because", "for", "in", "at", "on",
            "like", "i", "that", "if", "when", "is", "was", "are", "i'm", "just", "about", "as", "from", "than", "it's",
            "really", "very", "not", "which", "then", "it", "do", "did", "this");

    private static final Notes.Kind<List<Statement>> STATEMENTS = new Notes.Kind<>();
    private static final Notes.Kind<List<Reflection>> FOUND = new Notes.Kind<>();

    private final EmotionLexicon emotions;
    private final Pattern start;
    private final Pattern unfit;
    private final Map<Weight, Pattern> weights = new EnumMap<>(Weight.class);

    Reflections(EmotionLexicon emotions) {
        this.emotions = emotions;
        var sections = Lexicon.sections("/dev/heartline/ai/coach/reflections.txt");
        start = anyOf(sections.get("start"));
        unfit = anyOf(sections.get("unfit"));
        for (var weight : Weight.values())
            weights.put(weight, anyOf(sections.get(weight.name().toLowerCase(Locale.ROOT))));
    }

    /** What weighs most in a turn, the later of equals. */
    Optional<Reflection> of(Turn turn, Notes notes) {
        return reflections(turn, notes)
                .filter(reflection -> reflection.weight() != Weight.STANCE)
                .max(Comparator.comparing(Reflections::urgency));
    }

    /** A view or a liking. */
    Optional<Reflection> stance(Turn turn, Notes notes) {
        return reflections(turn, notes)
                .filter(reflection -> reflection.weight() == Weight.STANCE)
                .reduce((later, earlier) -> earlier);
    }

    /** Whether the last sentences take back or put in doubt what came before them. */
    boolean turned(Turn turn, Notes notes) {
        var statements = statements(turn, notes);
        return sinceItTurned(statements).size() < statements.size();
    }

    /** Whether a heavy feeling comes through, though in no words that could be given back. */
    boolean isHeavy(Turn turn, Notes notes) {
        return sinceItTurned(statements(turn, notes)).stream()
                .flatMap(statement -> Sentences.clauses(statement.text()).stream())
                .filter(clause -> !RELATIVE.matcher(clause).find())
                .anyMatch(clause -> feelingIn(clause).filter(HEAVY::contains).isPresent());
    }

    private static List<Statement> statements(Turn turn, Notes notes) {
        return notes.of(turn, STATEMENTS, one -> Statements.ofUser(new Conversation(List.of(one), notes)));
    }

    private Stream<Reflection> reflections(Turn turn, Notes notes) {
        return notes.of(turn, FOUND, one -> find(statements(one, notes))).stream();
    }

    /** The latest first. */
    private List<Reflection> find(List<Statement> statements) {
        return sinceItTurned(statements).stream()
                .map(Statement::text)
                .filter(text -> !text.endsWith("?"))
                .flatMap(this::clauses)
                .map(Reflections::plain)
                .filter(clause -> fits(clause)
                        || weights.get(Weight.LAPSE).matcher(clause).matches())
                .flatMap(clause -> reflection(clause).stream())
                .toList()
                .reversed();
    }

    /** "It felt amazing. But then Saturday was a disaster.": what counts is Saturday. */
    private static List<Statement> sinceItTurned(List<Statement> statements) {
        for (int i = statements.size() - 1; i > 0; i--)
            if (TURNING.matcher(statements.get(i).text()).matches()) return statements.subList(i, statements.size());
        return statements;
    }

    private Stream<String> clauses(String sentence) {
        return weights.get(Weight.LAPSE)
                        .matcher(SpokenText.withoutOpener(sentence))
                        .matches()
                ? Stream.of(sentence)
                : Sentences.clauses(sentence).stream();
    }

    private Optional<Reflection> reflection(String clause) {
        var lapse = weights.get(Weight.LAPSE).matcher(clause);
        if (lapse.matches())
            return Person.second(lapse.group(1))
                    .map(words -> new Reflection(lowerFirst(words), Weight.LAPSE, Optional.empty()));
        return weightOf(clause)
                .flatMap(weight -> Person.second(clause)
                        .map(words -> new Reflection(lowerFirst(words), weight, feelingIn(clause))));
    }

    private Optional<Weight> weightOf(String clause) {
        return Stream.of(Weight.values())
                .filter(weight -> weight != Weight.SUCCESS || Progress.of(clause) == Progress.Verdict.GOOD)
                .filter(weight -> weights.get(weight).matcher(clause).find())
                .findFirst()
                .or(() -> feelingIn(clause).map(feeling -> Weight.FEELING));
    }

    private Optional<Emotion> feelingIn(String clause) {
        return emotions.heardIn(clause).entrySet().stream()
                .max(Map.Entry.<Emotion, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private static int urgency(Reflection reflection) {
        int weight = switch (reflection.weight()) {
            case WISH, LAPSE -> 4;
            case STRUGGLE, SUCCESS, RESOURCE -> 3;
            case FEELING -> 2;
            case STANCE -> 0;
        };
        return weight + (reflection.feeling().isPresent() ? 2 : 0);
    }

    private static String plain(String clause) {
        var plain = SpokenText.withoutTail(SpokenText.withoutOpener(clause));
        return HEDGE.matcher(plain)
                .replaceFirst("")
                .replaceAll("(?i)\\bwanna\\b", "want to")
                .replaceFirst(
                        "(?i)^(i) do (?=(?:want|like|love|need|feel|have|try|enjoy|hope|hate|miss|get)\\b)", "$1 ");
    }

    private boolean fits(String clause) {
        var words = Words.of(clause).stream()
                .filter(w -> !w.equals(",") && !w.equals("."))
                .toList();
        return words.size() >= FEWEST_WORDS
                && words.size() <= MOST_WORDS
                && start.matcher(clause).find()
                && !unfit.matcher(clause).find()
                && !LOOSE.contains(words.getLast())
                && !SecretMask.leftMarkIn(clause)
                && clause.chars().filter(c -> c == ',').count() <= MOST_COMMAS
                && words.stream().anyMatch(Words::isContent);
    }

    private static Pattern anyOf(List<String> expressions) {
        return Pattern.compile(String.join("|", expressions), Pattern.CASE_INSENSITIVE);
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
