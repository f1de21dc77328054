package dev.heartline.ai.message;

import java.util.Map;
import java.util.Optional;

import dev.heartline.events.vocabulary.BehaviorKind;

/**
 * Something that somebody told us they did or ate.
 *
 * @param kind as it counts elsewhere
 * @param subject the meal, or what the habit is about; empty where it isn't told
 * @param words it, as it can be said to them: "oatmeal for breakfast", "you ran 5k this morning"; empty where their words can't
 *     be turned or hold a secret
 * @param day on which it was
 * @param facts further facts by name, without secrets
 */
public record Logged(
        BehaviorKind kind, Optional<String> subject, Optional<String> words, LoggedDay day, Map<String, String> facts) {

    public Logged {
        facts = Map.copyOf(facts);
    }
}
