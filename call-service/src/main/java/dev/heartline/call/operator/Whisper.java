package dev.heartline.call.operator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.heartline.call.dial.Topic;

/**
 * @param instruction what the coach shall come to next, as a short topic in words that the caller may hear: "the appointment on
 *     Friday". The local coach says them as they are; the guard stands around what the coach makes of it
 * @param reason for the record
 */
record Whisper(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = Topic.NO_ORDER, flags = Pattern.Flag.CASE_INSENSITIVE, message = Topic.MESSAGE)
        String instruction,

        @NotBlank @Size(max = 500) String reason) {}
