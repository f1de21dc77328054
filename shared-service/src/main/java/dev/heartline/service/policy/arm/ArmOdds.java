package dev.heartline.service.policy.arm;

/**
 * An arm among those that could be chosen.
 *
 * @param <A> what can be chosen: an equal one is the same arm
 * @param probability 0..1, given that one is chosen
 */
public record ArmOdds<A>(A arm, Posterior posterior, double probability) {}
