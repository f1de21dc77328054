package dev.heartline.memory.knowledge;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a document.
 *
 * @param version grows with each of the document: minutes since 1970, one more where two came within a minute
 * @param uri where it comes from, as it was told
 * @param language BCP 47, as it was told
 * @param passages how many it was cut into
 * @param publishedAt since when the coach answers from it; null while its passages are being indexed
 */
@Schema(name = "KnowledgeDocument")
public record KnowledgeDocument(
        UUID documentId,
        int version,
        String title,
        @Nullable String uri,
        String mediaType,
        @Nullable String language,
        int passages,
        Instant createdAt,
        @Nullable Instant publishedAt) {}
