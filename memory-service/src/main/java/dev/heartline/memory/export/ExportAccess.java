package dev.heartline.memory.export;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.memory.authorship.AuthorKind;

/**
 * Somebody asked for everything of a user, or took the file away.
 *
 * @param userId whose data it is; none where the user was erased since
 * @param exportId none where the user was erased since
 * @param by the user, an operator, or another system on somebody's behalf
 * @param askedBy the subject of their token
 */
@Schema(name = "ExportAccess")
public record ExportAccess(
        UUID id,
        @Nullable UUID userId,
        @Nullable UUID exportId,
        AccessKind access,
        AuthorKind by,
        @Nullable String askedBy,
        Instant at) {}
