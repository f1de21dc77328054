package dev.heartline.memory.episode;

import java.time.Duration;
import java.time.Instant;

import dev.heartline.events.vocabulary.MemoryType;

/**
 * How firmly a memory sits, after FSRS: strength falls along a power curve, and evidence makes the curve flatter, the
 * more so the longer the last evidence is past. The weights of the growth are those of FSRS-6, the exponent of the curve
 * is FSRS-4.5's.
 *
 * @param stability days until strength has fallen to 0.9
 * @param difficulty 1..10; the higher, the less a piece of evidence helps
 * @param reinforcedAt the last evidence
 * @see <a href="https://github.com/open-spaced-repetition/py-fsrs">py-fsrs, scheduler.py</a>
 */
public record MemoryStrength(double stability, double difficulty, Instant reinforcedAt) {

    private static final double DECAY = -0.5;
    private static final double FACTOR = 19.0 / 81.0; // makes strength 0.9 after one stability
    private static final double GROWTH = Math.exp(1.8722);
    private static final double SATURATION = 0.1666;
    private static final double SPACING = 0.796;
    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    /** A memory that was just made. What weighs in the user's life fades slower. */
    public static MemoryStrength fresh(MemoryType type, boolean salient, Instant at) {
        double stability = switch (type) {
            case CONTEXT -> 1;
            case STRUGGLE -> 5;
            case VICTORY -> 7;
            case INSIGHT -> 10;
            case PREFERENCE -> 14;
            case RELATIONSHIP -> 30;
        };
        return new MemoryStrength(stability, salient ? 3 : 5, at);
    }

    /** Retrievability, 0..1; 1 before and at the last evidence. */
    public double at(Instant time) {
        double days = Math.max(0, Duration.between(reinforcedAt, time).toMillis() / MILLIS_PER_DAY);
        return Math.pow(1 + FACTOR * days / stability, DECAY);
    }

    /**
     * How old the last evidence may be, in stabilities, for a memory to be at least so strong: {@link #at} the other way round.
     *
     * @param least above 0, up to 1
     */
    public static double ageAt(double least) {
        return (Math.pow(least, 1 / DECAY) - 1) / FACTOR;
    }

    /** After evidence. What arrives late, about a time before the last evidence, changes nothing. */
    public MemoryStrength after(Evidence evidence, Instant time) {
        if (evidence.weight() == 0 || !time.isAfter(reinforcedAt)) {
            return this;
        }
        double gain = evidence.weight()
                * GROWTH
                * (11 - difficulty)
                * Math.pow(stability, -SATURATION)
                * Math.expm1(SPACING * (1 - at(time)));
        return new MemoryStrength(stability * (1 + gain), difficulty, time);
    }
}
