package dev.heartline.sms.coach;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is to answer a user's texts from now on. */
@Schema(name = "AnswerModeChange")
record AnswerModeChange(@NotNull AnswerMode mode) {}
