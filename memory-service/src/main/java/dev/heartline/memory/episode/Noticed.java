package dev.heartline.memory.episode;

import java.time.Instant;
import java.util.Optional;

import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.memory.MemorySubject;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.memory.embedding.Vector;

/**
 * Something worth remembering that an exchange brought up.
 *
 * @param occurredAt when it was said
 * @param model who made the vector
 * @param expiresAt when it stops mattering; empty where it just fades
 */
public record Noticed(
        MemoryCandidate candidate, Instant occurredAt, Vector vector, String model, Optional<Instant> expiresAt) {

    /** Said at another time. */
    Noticed at(Instant time) {
        return new Noticed(candidate, time, vector, model, expiresAt);
    }

    MemoryType type() {
        return candidate.type();
    }

    /** What only one thing can be true of at a time; empty for most. */
    Optional<String> subject() {
        return MemorySubject.of(candidate.description());
    }

    Wording wording() {
        return Wording.of(candidate.description());
    }
}
