package dev.heartline.memory.preference;

import java.time.Instant;

/**
 * Something that a user does rather than anything else, though they never said that they prefer it. It has keys of its own: nobody is told
 * that they asked for what they were only seen to do.
 *
 * @param supporting occasions on which they did it
 * @param opposing occasions on which they did otherwise
 * @param lastSeen the latest of them
 */
public record ObservedPreference(Key key, String value, int supporting, int opposing, Instant lastSeen) {

    /** What can be seen. */
    public enum Key {
        /** How they come to us by themselves: {@code text} or {@code call}. */
        COMES_BY(PreferenceCategory.COMMUNICATION_STYLE, "comes_by"),
        /** In which part of their day they answer: {@code morning}, {@code afternoon}, {@code evening} or {@code night}. */
        ANSWERS_BEST_IN(PreferenceCategory.TIMING, "answers_best_in");

        private final PreferenceCategory category;
        private final String word;

        Key(PreferenceCategory category, String word) {
            this.category = category;
            this.word = word;
        }

        PreferenceCategory category() {
            return category;
        }

        String word() {
            return word;
        }
    }

    /** 0..1, by the same rule as for what is said. */
    public double confidence() {
        return belief().confidence();
    }

    Belief belief() {
        return Belief.fromOccasions(value, supporting, opposing);
    }

    String reason() {
        return "seen on %d occasions, and otherwise on %d".formatted(supporting, opposing);
    }
}
