package dev.heartline.engagement.policy.hook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;

/**
 * Something worth coming back for.
 *
 * @param expiresAt when it is no longer true; empty where it stays true
 * @param kind what the user would do about it; empty for coming back alone
 * @param subject the habit's name, empty where the kind has none
 * @param friend whom it names; empty where it names nobody
 */
public record Hook(
        HookType type,
        String message,
        Urgency urgency,
        Optional<Instant> expiresAt,
        Optional<BehaviorKind> kind,
        String subject,
        Optional<UUID> friend) {}
