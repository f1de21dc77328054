package dev.heartline.engagement.policy.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What keeps everything quiet around a user: no rewards, no hooks, nothing about others, and no streak lost.
 *
 * @param afterCrisis end of the quiet after a crisis; empty if there never was one
 * @param afterDistress end of the quiet after a hard talk or text; empty if there never was one
 */
public record Quiet(Optional<Instant> afterCrisis, Optional<Instant> afterDistress) {

    /** Of the quiet after a hard talk: as long as after a crisis. */
    public static final Duration OF_DISTRESS = Duration.ofHours(72);

    public static final Quiet NONE = new Quiet(Optional.empty(), Optional.empty());

    /** Why nothing is to be done at that time, the weightier reason first; empty where nothing objects. */
    public Optional<Reason> objection(Instant at) {
        if (afterCrisis.filter(at::isBefore).isPresent()) {
            return Optional.of(Reason.CRISIS_QUIET);
        }
        return afterDistress.filter(at::isBefore).map(_ -> Reason.DISTRESS_QUIET);
    }
}
