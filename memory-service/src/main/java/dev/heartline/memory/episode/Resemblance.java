package dev.heartline.memory.episode;

import dev.heartline.ai.memory.Retelling;

/**
 * Whether two descriptions of one type tell the same thing: the same words, or words so close in meaning that only the
 * wording differs. Closeness alone is not enough. Sentence vectors hardly see a negation, a number or a weekday, and
 * taking "sleeps 4 hours" for "sleeps 8 hours" would bury a change in the user's life, so these must be equal, and so must names. In doubt
 * it is something new: a duplicate can be mended later, a lost change can't.
 */
final class Resemblance {

    /**
     * Cosine from which on only wording differs. With bge-small-en-v1.5 rewordings of short statements lie at 0.93 to 0.99
     * ("Hates to cook on Mondays", "Doesn't like to cook on Mondays"), statements about another day, number or person at
     * 0.84 to 0.91, related ones below 0.86.
     */
    static final double CLOSE = 0.93;

    private Resemblance() {}

    /** @param cosine of what they mean, -1..1 */
    static boolean isSame(String one, String other, double cosine) {
        return Wording.of(one).equals(Wording.of(other)) || cosine >= CLOSE && !Retelling.isRuledOut(one, other);
    }
}
