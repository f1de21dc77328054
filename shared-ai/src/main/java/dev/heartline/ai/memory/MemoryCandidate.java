package dev.heartline.ai.memory;

import java.util.List;

import dev.heartline.events.vocabulary.MemoryType;

/**
 * Something worth remembering about the user, not yet weighed against what is known already.
 *
 * @param description third person without a subject, self-contained, close to the user's words: "Hates cooking on
 *     Mondays"; or their very words: {@code They said: "I hate cooking on Mondays"}
 * @param emotionalValence -1..1, null where it can't be told
 * @param tags lower-case words to find it by, most specific first
 * @param salient carries strong feeling or weight in the user's life: decays slower
 * @param confidence 0..1, how sure the engine is that this is true and worth keeping
 * @param sourceTurns seq of the user's turns it was taken from, never empty
 */
public record MemoryCandidate(
        MemoryType type,
        String description,
        Double emotionalValence,
        List<String> tags,
        boolean salient,
        double confidence,
        List<Integer> sourceTurns) {

    /** Begins the description that is the user's very words. */
    public static final String QUOTED = "They said: ";

    public MemoryCandidate {
        tags = List.copyOf(tags);
        sourceTurns = List.copyOf(sourceTurns);
    }

    /** The same in other words, for example with a date. */
    public MemoryCandidate described(String words) {
        return new MemoryCandidate(type, words, emotionalValence, tags, salient, confidence, sourceTurns);
    }
}
