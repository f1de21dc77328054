package dev.heartline.care.alert;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param note what was done; for humans, up to 2,000 characters */
record ClosingNote(
        @NotBlank @Size(max = 2000) @Pattern(regexp = "[^\\x00]*", message = "must not contain the character U+0000")
        String note) {}
