package dev.heartline.call.operator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * @param instruction what the coach shall come to next, as a short topic: "ask how she slept". The guard stands around what the
 *     coach makes of it
 * @param reason for the record
 */
record Whisper(
        @NotBlank @Size(max = 200) String instruction,
        @NotBlank @Size(max = 500) String reason) {}
