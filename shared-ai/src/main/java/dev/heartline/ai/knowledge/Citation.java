package dev.heartline.ai.knowledge;

import java.util.UUID;

/**
 * Which passage something was taken from. Versions of a document never change, so that it can be looked up afterwards.
 *
 * @param seq the passage's place in the document, from 0
 */
public record Citation(UUID documentId, int version, int seq) {

    @Override
    public String toString() {
        return "document %s, version %d, passage %d".formatted(documentId, version, seq);
    }
}
