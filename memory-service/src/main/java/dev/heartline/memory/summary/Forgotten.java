package dev.heartline.memory.summary;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Words;
import dev.heartline.memory.episode.Denied;

/**
 * What nobody is told any more, of all that was said before somebody denied it by hand. It is recognised by the words that carry its
 * meaning, in the third person and in the second, since summaries word things in their own way.
 */
final class Forgotten {

    static final Forgotten NOTHING = new Forgotten(List.of());

    /** Fewer words are in too many sentences that say something else. */
    private static final int TELLING = 2;

    /** @param ways the words of it, in one person and in the other */
    private record Thing(Instant deniedAt, List<Set<String>> ways, List<Set<String>> said) {

        static Thing of(Denied denied) {
            var description = denied.description().replace(MemoryCandidate.QUOTED, "");
            return new Thing(
                    denied.at(),
                    Stream.concat(
                                    Stream.of(words(description)),
                                    Person.secondFromThird(description).map(Forgotten::words).stream())
                            .filter(words -> !words.isEmpty())
                            .distinct()
                            .toList(),
                    denied.said().stream().map(Forgotten::words).toList());
        }
    }

    private final List<Thing> things;

    Forgotten(List<Denied> denied) {
        things = denied.stream().map(Thing::of).toList();
    }

    /**
     * Whether nobody is told a part of a summary any more.
     *
     * @param said when the conversation was from which it was told
     */
    boolean isUntold(DayText.Part part, String words, Instant said) {
        return switch (part) {
            case ITEM -> isListed(words, said) || isQuoted(words, said);
            case COMMITMENT -> isMeant(words, said);
            case QUOTE -> isQuoted(words, said);
            case SENTENCE -> isIn(words, said);
        };
    }

    /**
     * Whether a line of a list says it, and nothing else.
     *
     * @param said when the conversation was from which it was told
     */
    boolean isListed(String line, Instant said) {
        var words = words(line);
        return of(said).anyMatch(thing -> thing.ways().contains(words));
    }

    /** Whether the user meant to do it: by its words, or because it was said in the same breath. */
    boolean isMeant(String commitment, Instant said) {
        return isListed(commitment, said) || isQuoted(commitment, said);
    }

    /** Whether these are words of a turn that it was taken from. */
    boolean isQuoted(String quote, Instant said) {
        var words = words(LongerSummary.undated(quote));
        return !words.isEmpty()
                && of(said).anyMatch(thing -> thing.said().stream().anyMatch(turn -> turn.containsAll(words)));
    }

    /** Whether a sentence says it, among other things. */
    boolean isIn(String sentence, Instant said) {
        var words = words(sentence);
        return of(said).anyMatch(thing ->
                thing.ways().stream().anyMatch(way -> way.size() >= TELLING && words.containsAll(way)));
    }

    private Stream<Thing> of(Instant said) {
        return things.stream().filter(thing -> said.isBefore(thing.deniedAt()));
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Words.contentOf(text));
    }

    /** Whether there is nothing that isn't told. */
    boolean isNothing() {
        return things.isEmpty();
    }
}
