package dev.heartline.memory.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.memory.SpokenMemory;
import dev.heartline.ai.text.Words;

/**
 * The coach used something known in a reply: a turn of theirs says all that it names, in whatever order.
 *
 * @param known what was used
 * @param at when
 * @param takenUp the user went along with it in their next turn: agreed, or spoke of it themselves, and didn't reject it
 */
public record Mention<T>(T known, Instant at, boolean takenUp) {

    private static final Pattern AGREES = Pattern.compile(
            "(?i)^(?:oh |well |um |uh |hm+ )?,?\\s*(?:yes|yeah|yep|yup|right|exactly|true|that's right|i did|i do|i have|still|it is|it was)\\b");
    private static final Pattern REJECTS = Pattern.compile(
            "(?i)^(?:oh |well |um |uh )?,?\\s*(?:no|nope|nah|not really|never|wrong|stop)\\b|\\b(?:that's not|that isn't|i never|i didn't say|"
                    + "not true|not any ?more|don't want to talk|leave (?:it|that))\\b");

    /**
     * The first mention of each that the coach used, in their order.
     *
     * @param description in the third person: {@code Hates cooking on Mondays}
     */
    public static <T> List<Mention<T>> in(Exchange exchange, List<T> all, Function<T, String> description) {
        var turns = exchange.conversation().turns();
        var content = turns.stream()
                .map(turn -> turn.byUser() ? Set.<String>of() : Set.copyOf(Words.contentOf(turn.text())))
                .toList();
        var said = content.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return all.stream()
                .filter(known -> SpokenMemory.mayBeIn(said, description.apply(known)))
                .flatMap(known -> {
                    var named = SpokenMemory.words(description.apply(known));
                    return IntStream.range(0, turns.size())
                            .filter(at -> SpokenMemory.isNamedBy(content.get(at), named))
                            .limit(1)
                            .mapToObj(at -> new Mention<>(
                                    known,
                                    exchange.saidAt(turns.get(at)),
                                    answer(turns, at)
                                            .filter(words -> takesUp(words, named))
                                            .isPresent()));
                })
                .toList();
    }

    private static Optional<String> answer(List<Turn> turns, int at) {
        return turns.stream().skip(at + 1L).filter(Turn::byUser).findFirst().map(Turn::text);
    }

    private static boolean takesUp(String answer, Set<String> named) {
        return !REJECTS.matcher(answer).find()
                && (AGREES.matcher(answer).find()
                        || Words.contentOf(answer).stream().anyMatch(named::contains));
    }
}
