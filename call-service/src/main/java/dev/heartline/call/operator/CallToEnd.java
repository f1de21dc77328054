package dev.heartline.call.operator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason for the record */
record CallToEnd(@NotBlank @Size(max = 500) String reason) {}
