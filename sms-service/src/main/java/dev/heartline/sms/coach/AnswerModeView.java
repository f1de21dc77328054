package dev.heartline.sms.coach;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who answers a user's texts.
 *
 * @param changedAt null where it was never changed
 * @param changedBy the subject of the token that changed it
 */
@Schema(name = "AnswerModeOfUser")
record AnswerModeView(
        AnswerMode mode,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {}
