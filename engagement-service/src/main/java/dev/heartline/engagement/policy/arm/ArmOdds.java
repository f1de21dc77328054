package dev.heartline.engagement.policy.arm;

/**
 * An arm among those that could be chosen.
 *
 * @param probability 0..1, given that there is a reward
 */
public record ArmOdds(Arm arm, Posterior posterior, double probability) {}
