package dev.heartline.sms.coach;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the coach's that waits for a human.
 *
 * @param id also of the text that it becomes
 * @param messageIds the texts that it answers, the oldest first
 * @param writtenBy the engine
 * @param state {@code withdrawn} where they wrote on before it was decided, or where fixed words went first
 * @param decidedBy the subject of the token that approved or rejected it
 */
@Schema(name = "AnswerDraft")
record AnswerDraftView(
        UUID id,
        UUID userId,
        UUID conversationId,
        List<UUID> messageIds,
        String body,
        String writtenBy,
        AnswerDraft.State state,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {}
