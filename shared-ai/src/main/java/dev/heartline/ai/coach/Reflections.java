package dev.heartline.ai.coach;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.EmotionLexicon;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.statement.Statements;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.SpokenText;
import dev.heartline.ai.text.Words;

/**
 * Gives the user their own words back: "I feel tired after my shift" as "you feel tired after your shift". What can't be
 * turned into a whole, true clause is not reflected at all.
 */
final class Reflections {

    private static final int FEWEST_WORDS = 4;
    private static final int MOST_WORDS = 17;
    private static final int MOST_COMMAS = 1;

    private static final Pattern START =
            Pattern.compile("(?i)^(?:i|i'm|i've|i'd|my|our|we|we're|it's (?:really |so |just |very |been )*(?:hard|"
                    + "tough|difficult|stressful|tiring|scary|frustrating))\\b");
    private static final Pattern HEDGE =
            Pattern.compile("(?i)^i (?:really |just )?(?:think|guess|believe|suppose|mean|feel like|know)(?: that)? "
                    + "(?=i\\b|i'|my\\b|it's\\b|we\\b)");
    private static final Pattern UNFIT =
            Pattern.compile("(?i)\\b(?:i (?:don't|do not|didn't) (?:really |even )?(?:know|understand|remember|mean|"
                    + "care|get)|i (?:think|guess|believe|suppose)|i'm not sure|i (?:said|told|mean|guess|mentioned|"
                    + "think so|see|agree)|i'm sorry|here|this|these|those|i'll|i will|gonna|i wish|i was like|"
                    + "thing is|would|wouldn't|could|if|should|might|maybe|we (?:talk|spoke|discuss|met|did|"
                    + "said)\\w*|answer|question)\\b|\"");
    private static final Set<String> LOOSE = Set.of(
            "a", "an", "the", "to", "of", "with", "my", "and", "or", "but", "so", "because", "for", "in", "at", "on",
            "like", "i", "that", "if", "when", "is", "was", "are", "i'm", "just", "about", "as", "from", "than", "it's",
            "really", "very", "not", "which", "then", "it", "them", "him", "her", "do", "did");
    private static final Set<String> POINTERS =
            Set.of("it", "that", "he", "she", "him", "her", "they", "them", "there", "one");

    private final TopicLexicon topics;
    private final EmotionLexicon emotions;

    Reflections(TopicLexicon topics, EmotionLexicon emotions) {
        this.topics = topics;
        this.emotions = emotions;
    }

    /** The clause of a turn that says most, in the second person, lower case, without a full stop. */
    Optional<String> of(Turn turn) {
        return Statements.of(turn).stream()
                .filter(statement -> !statement.isQuestion())
                .map(Statement::text)
                .flatMap(text -> Sentences.clauses(text).stream())
                .map(Reflections::plain)
                .filter(Reflections::fits)
                .max(Comparator.comparingInt(this::weight))
                .flatMap(Person::second)
                .map(Reflections::lowerFirst);
    }

    private static String plain(String clause) {
        var plain = SpokenText.withoutTail(SpokenText.withoutOpener(clause));
        return HEDGE.matcher(plain)
                .replaceFirst("")
                .replaceAll("(?i)\\bwanna\\b", "want to")
                .replaceFirst("(?i)^(i) do (?!not)", "$1 ");
    }

    private static boolean fits(String clause) {
        var words = Words.of(clause).stream()
                .filter(w -> !w.equals(",") && !w.equals("."))
                .toList();
        if (words.size() < FEWEST_WORDS || words.size() > MOST_WORDS) return false;
        if (!START.matcher(clause).find() || UNFIT.matcher(clause).find() || LOOSE.contains(words.getLast()))
            return false;
        if (clause.chars().filter(c -> c == ',').count() > MOST_COMMAS) return false;
        long content = words.stream().filter(Words::isContent).count();
        long pointers = words.stream().filter(POINTERS::contains).count();
        return content >= 1 && content > pointers;
    }

    private int weight(String clause) {
        int feelings = emotions.heardIn(clause).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        int onTopic = topics.touchedIn(clause).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return 3 * feelings + 2 * onTopic + Math.min(Words.contentOf(clause).size(), 5);
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase() + text.substring(1);
    }
}
