package dev.heartline.service.policy.arm;

import java.util.random.RandomGenerator;

/**
 * A generator whose sequence is fixed by its publication, not by a version of Java.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood: Fast splittable pseudorandom number
 *     generators (2014)</a>
 */
final class SplitMix64 implements RandomGenerator {

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    @Override
    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** In [0, 1). */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }
}
