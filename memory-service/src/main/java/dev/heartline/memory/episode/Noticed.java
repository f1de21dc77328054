package dev.heartline.memory.episode;

import java.time.Instant;

import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.memory.embedding.Vector;

/**
 * Something worth remembering that an exchange brought up.
 *
 * @param occurredAt when it was said
 * @param model who made the vector
 */
public record Noticed(MemoryCandidate candidate, Instant occurredAt, Vector vector, String model) {

    MemoryType type() {
        return candidate.type();
    }

    Wording wording() {
        return Wording.of(candidate.description());
    }
}
