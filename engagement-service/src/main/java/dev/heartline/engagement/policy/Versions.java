package dev.heartline.engagement.policy;

import java.util.Optional;

/**
 * Which versions of a policy are in force.
 *
 * @param active decides
 * @param shadow says what it would have done, and does nothing
 */
public record Versions<V>(V active, Optional<V> shadow) {}
