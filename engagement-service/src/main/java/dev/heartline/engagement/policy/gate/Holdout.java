package dev.heartline.engagement.policy.gate;

import java.util.UUID;

import dev.heartline.engagement.policy.draw.DrawKey;

/**
 * One user in twenty, by chance and for good, gets no rewards: only beside them can it be said what rewards change.
 */
public final class Holdout {

    private static final double SHARE = 0.05;

    private Holdout() {}

    public static boolean contains(DrawKey key, UUID userId) {
        return key.fractionOf("holdout", userId) < SHARE;
    }
}
