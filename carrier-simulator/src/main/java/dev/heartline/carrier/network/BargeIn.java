package dev.heartline.carrier.network;

import java.time.Duration;

/**
 * The caller talks over the coach instead of waiting for the end of the reply.
 *
 * @param heard share of the reply received so far that the caller has heard, 0 to 1
 * @param after time from the first token of the reply to the interruption
 */
public record BargeIn(double heard, Duration after) {
    private static final double CHARACTERS_PER_MILLI = 0.015;

    public BargeIn {
        if (heard < 0 || heard > 1) {
            throw new IllegalArgumentException("the heard share of a reply lies between 0 and 1, not at " + heard);
        }
    }

    /** The first words of the reply. */
    String heardOf(String reply) {
        var words = reply.strip().split("\\s+");
        int count = (int) Math.round(words.length * heard);
        var heardWords = new StringBuilder();
        for (int i = 0; i < count; i++) {
            heardWords.append(i == 0 ? "" : " ").append(words[i]);
        }
        return heardWords.toString();
    }

    /** Milliseconds it takes to say the text aloud, at about fifteen characters a second. */
    static long spokenMillis(String text) {
        return Math.round(text.length() / CHARACTERS_PER_MILLI);
    }
}
