package dev.heartline.ai.coach;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.ai.coach.Reflection.Weight;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.ai.statement.Statements;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.SpokenText;
import dev.heartline.ai.text.Words;

/**
 * Gives the user their own words back: "I want to quit smoking" as "you want to quit smoking". A short list of clauses whose
 * grammar and meaning are certain; nothing else is repeated, as a plain question does better than an odd echo.
 */
final class Reflections {

    private static final int FEWEST_WORDS = 4;
    private static final int MOST_WORDS = 13;

    /** Where the coach answers at once, it's clear what an "it" at the end stands for. */
    private static final Pattern IT_AT_END = Pattern.compile("(?i) it$");

    private static final Pattern WANNA = Pattern.compile("(?i)\\bwanna\\b");
    private static final Pattern JUST =
            Pattern.compile("(?i)\\b(^(?:i|i'm|i've|i'd)|to) (?:just|also|actually|still) ");

    private static final Notes.Kind<List<Reflection>> FOUND = new Notes.Kind<>();

    private final Pattern unfit;
    private final Map<Weight, Pattern> weights = new EnumMap<>(Weight.class);

    Reflections() {
        var sections = Lexicon.sections("/dev/heartline/ai/coach/reflections.txt");
        unfit = anyOf(sections.get("unfit"), "");
        for (var weight : Weight.values()) weights.put(weight, anyOf(sections.get(weight.key()), "$"));
    }

    /** What the user said last of it in a turn. */
    Optional<Reflection> of(Turn turn, Notes notes) {
        return all(turn, notes).stream().reduce((_, later) -> later);
    }

    List<Reflection> all(Turn turn, Notes notes) {
        return notes.of(
                turn,
                FOUND,
                one -> Sentences.of(Statements.plain(one, notes)).stream()
                        .filter(sentence -> !sentence.endsWith("?"))
                        .flatMap(sentence -> Sentences.clauses(sentence).stream())
                        .map(clause -> inFull(SpokenText.withoutOpener(clause).replaceFirst("[.!,]+$", "")))
                        .filter(this::fits)
                        .flatMap(this::reflection)
                        .toList());
    }

    private Stream<Reflection> reflection(String clause) {
        return Stream.of(Weight.values())
                .filter(weight -> weights.get(weight).matcher(clause).matches())
                .findFirst()
                .flatMap(weight -> Person.second(clause).map(words -> new Reflection(lowerFirst(words), weight)))
                .stream();
    }

    private boolean fits(String clause) {
        int words = Words.count(clause);
        return words >= FEWEST_WORDS
                && words <= MOST_WORDS
                && clause.indexOf(',') < 0
                && !unfit.matcher(IT_AT_END.matcher(clause).replaceFirst(" matter"))
                        .find()
                && !SecretMask.leftMarkIn(clause);
    }

    private static String inFull(String clause) {
        return WANNA.matcher(JUST.matcher(clause).replaceAll("$1 ")).replaceAll("want to");
    }

    private static Pattern anyOf(List<String> expressions, String end) {
        return Pattern.compile("(?:" + String.join("|", expressions) + ")" + end, Pattern.CASE_INSENSITIVE);
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
