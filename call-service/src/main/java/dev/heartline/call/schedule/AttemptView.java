package dev.heartline.call.schedule;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One time that a scheduled call was due.
 *
 * @param outcome how the call ended, or why nobody was dialled
 * @param reason the contact policy's, where it held or refused the call
 * @param callId null where nobody was dialled
 * @param againAt when it was to be tried again; null: not any more
 */
@Schema(name = "ScheduledCallAttempt")
record AttemptView(
        int seq,
        Instant at,

        @Schema(
                enumeration = {
                    "completed",
                    "somebody_else",
                    "voicemail",
                    "message_left",
                    "no_answer",
                    "busy",
                    "failed",
                    "canceled",
                    "held",
                    "refused",
                    "call_under_way",
                    "provider_busy",
                    "not_reachable",
                    "late"
                })
        String outcome,

        @Nullable String reason,
        @Nullable UUID callId,
        @Nullable Instant againAt) {}
