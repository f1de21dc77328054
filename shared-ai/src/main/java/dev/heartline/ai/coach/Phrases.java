package dev.heartline.ai.coach;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;

/**
 * The wordings of each move. The same call and turn choose the same one: the one that was spoken longest ago, or never. No
 * question is asked twice in a call: where all of a move were, its words come without one.
 */
final class Phrases {

    private static final Notes.Kind<Map<String, Boolean>> SPOKEN = new Notes.Kind<>();
    /** In words: fewer may belong to any move. */
    private static final int TELLING = 5;

    private static final Pattern GAP = Pattern.compile("\\{\\w+\\}");

    private final Map<String, List<Wording>> byMove =
            Lexicon.sections("/dev/heartline/ai/coach/phrases.txt").entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey,
                            move -> move.getValue().stream().map(Wording::of).toList()));
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if there is no such move */
    String choose(String move, UUID callId, Conversation soFar) {
        var wordings = byMove.get(move);
        if (wordings == null) throw new IllegalArgumentException("No wordings of " + move);
        int start =
                Math.floorMod(31 * callId.hashCode() + 17 * soFar.turns().size() + move.hashCode(), wordings.size());
        var inTurn = IntStream.range(0, wordings.size())
                .mapToObj(i -> wordings.get((start + i) % wordings.size()))
                .toList();
        var fresh = inTurn.stream()
                .filter(wording -> wording.questions().stream().noneMatch(question -> spoken(question, soFar)))
                .map(Wording::text)
                .toList();
        if (!fresh.isEmpty()) return longestAgo(fresh, soFar);
        var silent = inTurn.stream()
                .map(Wording::withoutQuestions)
                .filter(wording -> !wording.isBlank())
                .toList();
        return longestAgo(silent.isEmpty() ? inTurn.stream().map(Wording::text).toList() : silent, soFar);
    }

    /** Whether the coach made this move before. */
    boolean made(String move, Conversation soFar) {
        return soFar.coachTurns().stream().anyMatch(turn -> madeIn(turn, move, soFar));
    }

    /** Whether the coach made one of the moves whose names begin so. */
    boolean madeAny(List<String> beginnings, Conversation soFar) {
        return byMove.keySet().stream()
                .filter(move -> beginnings.stream().anyMatch(move::startsWith))
                .anyMatch(move -> made(move, soFar));
    }

    /** Also without its question, where that had been asked already. */
    boolean madeIn(Turn turn, String move, Conversation soFar) {
        return byMove.getOrDefault(move, List.of()).stream()
                .flatMap(wording -> wording.telling().stream())
                .anyMatch(words -> isIn(turn, words, soFar));
    }

    private String longestAgo(List<String> wordings, Conversation soFar) {
        return wordings.stream()
                .min(Comparator.comparingInt(wording -> soFar.coachTurns().stream()
                        .filter(turn -> isIn(turn, wording, soFar))
                        .mapToInt(Turn::seq)
                        .max()
                        .orElse(-1)))
                .orElseThrow();
    }

    private boolean spoken(String words, Conversation soFar) {
        return soFar.coachTurns().stream().anyMatch(turn -> isIn(turn, words, soFar));
    }

    private boolean isIn(Turn turn, String words, Conversation soFar) {
        return soFar.notes()
                .of(turn, SPOKEN, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        words,
                        _ -> patterns.computeIfAbsent(words, Phrases::pattern)
                                .matcher(turn.text())
                                .find());
    }

    /** Whole words, with anything in the gaps. */
    private static Pattern pattern(String words) {
        return Pattern.compile(
                GAP.splitAsStream(words).map(Pattern::quote).collect(Collectors.joining(".+?", "(?<![\\w'])", "")));
    }

    /**
     * One way to make a move, with what is asked of it again and again.
     *
     * @param telling by what of it the move is known
     */
    private record Wording(String text, List<String> questions, String withoutQuestions, List<String> telling) {

        static Wording of(String text) {
            var sentences = Sentences.of(text);
            var rest = sentences.stream()
                    .filter(sentence -> !sentence.endsWith("?"))
                    .collect(Collectors.joining(" "));
            return new Wording(
                    text,
                    sentences.stream()
                            .filter(sentence -> sentence.endsWith("?"))
                            .toList(),
                    rest,
                    Stream.of(text, rest)
                            .distinct()
                            .filter(words -> Words.count(words) >= TELLING)
                            .toList());
        }
    }
}
