package dev.heartline.call.operator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * @param to the number of the human who takes over, in E.164
 * @param reason for the record
 */
record Transfer(
        @NotBlank @Size(max = 20) String to,
        @NotBlank @Size(max = 500) String reason) {}
