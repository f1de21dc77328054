package dev.heartline.engagement.policy.social;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.events.vocabulary.BehaviorKind;

/**
 * Something that may be told of others.
 *
 * @param kind what the user would do about it; empty for anything
 * @param counted the people or places that it speaks of
 * @param countedAt until when it is counted
 * @param scarcity that few places are left; empty where there are many
 * @param timePressure when it ends; empty where that is more than a day away
 * @param standing what the user is compared by; empty where they are not compared
 * @param friend whom it names; empty where it names nobody
 */
public record Proof(
        ProofType type,
        String message,
        Optional<BehaviorKind> kind,
        int counted,
        Instant countedAt,
        Optional<String> scarcity,
        Optional<String> timePressure,
        Optional<SocialFacts.Standing> standing,
        Optional<UUID> friend) {}
