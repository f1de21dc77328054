package dev.heartline.memory.exchange;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Words;

/**
 * The coach used something known in a reply: a turn of theirs says all that it names, in whatever order.
 *
 * @param known what was used
 * @param at when
 * @param takenUp the user went along with it in their next turn: agreed, or spoke of it themselves, and didn't reject it
 */
public record Mention<T>(T known, Instant at, boolean takenUp) {

    /** Fewer than this say too little to know that this was meant. */
    private static final int ENOUGH_WORDS = 2;

    private static final Pattern DATES = Pattern.compile(
            "(?i)(?:\\b(?:ago|away|from (?:now|today)) )?\\(as of [^)]*\\)|(?:\\b(?:on|in) (?:the \\w+ of )?)?\\b(?:\\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4}\\b");
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
                .filter(known -> mayBeIn(description.apply(known), said))
                .flatMap(known -> {
                    var named = named(description.apply(known));
                    return named.size() < ENOUGH_WORDS
                            ? Stream.<Mention<T>>empty()
                            : IntStream.range(0, turns.size())
                                    .filter(at -> content.get(at).containsAll(named))
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

    /** Cheap, on the event loop: to turn a description into what would be said of it is not. */
    private static boolean mayBeIn(String description, Set<String> said) {
        return Words.contentOf(description).stream().anyMatch(said::contains);
    }

    private static Optional<String> answer(List<Turn> turns, int at) {
        return turns.stream().skip(at + 1L).filter(Turn::byUser).findFirst().map(Turn::text);
    }

    private static boolean takesUp(String answer, Set<String> named) {
        return !REJECTS.matcher(answer).find()
                && (AGREES.matcher(answer).find()
                        || Words.contentOf(answer).stream().anyMatch(named::contains));
    }

    /** What a coach would have to say to say it, who turns "hates" into "you hate" and dates into ages. */
    private static Set<String> named(String description) {
        var undated = DATES.matcher(description).replaceAll(" ");
        var spoken = undated.startsWith(MemoryCandidate.QUOTED)
                ? undated.substring(MemoryCandidate.QUOTED.length())
                : Person.secondFromThird(undated.strip()).orElse(undated);
        return new HashSet<>(Words.contentOf(spoken));
    }
}
