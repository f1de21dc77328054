package dev.heartline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document that the coach may answer from, whole: each version replaces the one before. About nobody: it is the same for all
 * users. Its topic is compacted, so a consumer that starts fresh reads the latest of every document; a tombstone says that it was
 * withdrawn.
 *
 * @param documentId also the key of the record
 * @param version grows with each of the document
 * @param uri where it comes from, as it was told; null where nothing was told
 * @param language BCP 47; null where unknown
 * @param embeddingModel whose vectors the passages carry: vectors of different models can't be compared
 * @param passages in the order of the document
 */
public record KnowledgePublished(
        UUID documentId,
        int version,
        Instant publishedAt,
        String title,
        String uri,
        String language,
        String embeddingModel,
        List<Passage> passages)
        implements EventData {

    public KnowledgePublished {
        passages = passages == null ? List.of() : List.copyOf(passages);
    }

    /** Nobody's. */
    @Override
    public UUID userId() {
        return null;
    }

    /**
     * A part of the document that can be understood by itself.
     *
     * @param section the headings above it, outermost first, joined by {@code " > "}; null where there are none
     * @param vector its numbers as IEEE 754 singles, little-endian, in Base64
     */
    public record Passage(int seq, String section, String text, String vector) {}
}
