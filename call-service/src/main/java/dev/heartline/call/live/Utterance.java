package dev.heartline.call.live;

/**
 * What the caller has said in one go, as the recogniser understood it.
 *
 * @param confidence of the recogniser, from 0 to 1; null where it tells none
 */
public record Utterance(String words, Double confidence) {

    public Utterance {
        words = words.strip();
    }

    /** Of a recogniser that doesn't say how sure it is. */
    public static Utterance of(String words) {
        return new Utterance(words, null);
    }

    /** Words are somebody's. */
    @Override
    public String toString() {
        return "Utterance[" + words.length() + " characters]";
    }
}
