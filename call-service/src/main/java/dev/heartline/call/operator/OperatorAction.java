package dev.heartline.call.operator;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did to a call.
 *
 * @param askedBy subject of the token
 * @param instruction what was whispered to the coach
 * @param transferredTo the number of whoever took over, in E.164
 * @param outcome null: under way, or the process died over it
 */
record OperatorAction(
        UUID id,
        UUID callId,
        ActionKind action,
        String askedBy,
        String reason,
        @Nullable String instruction,
        @Nullable String transferredTo,
        Instant askedAt,

        @Schema(enumeration = {"done", "failed"}) @Nullable String outcome) {

    OperatorAction ended(String how) {
        return new OperatorAction(id, callId, action, askedBy, reason, instruction, transferredTo, askedAt, how);
    }
}
