package dev.heartline.bench.chaos;

import java.time.Duration;
import java.util.Random;

import dev.heartline.bench.chaos.Victim.Blow;

/** What befalls one victim, fault after fault. The same seed gives the same ones. */
final class Fate {

    private static final int SHORTEST_PAUSE = 500;
    private static final int LONGEST_PAUSE = 8_000;

    /**
     * @param after the victim works again
     * @param lasts of a pause; zero of everything else
     */
    record Fault(Duration after, Blow blow, Duration lasts) {}

    private final Victim victim;
    private final Random random;

    Fate(long seed, Victim victim) {
        this.victim = victim;
        this.random = new Random(31 * seed + victim.ordinal());
    }

    Fault next() {
        int peace = random.nextInt(victim.leastPeaceMillis(), victim.mostPeaceMillis());
        var blow = victim.blows().get(random.nextInt(victim.blows().size()));
        int lasts = random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE);
        return new Fault(Duration.ofMillis(peace), blow, blow == Blow.PAUSE ? Duration.ofMillis(lasts) : Duration.ZERO);
    }
}
