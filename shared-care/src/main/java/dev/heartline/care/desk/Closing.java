package dev.heartline.care.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How an alert is closed.
 *
 * @param note what was done; for humans, up to 2,000 characters
 * @param falseAlarm there was no danger: the crisis is withdrawn as well, and the quiet after it ends in every service
 */
@Schema(name = "AlertClosing")
record Closing(
        @NotBlank @Size(max = 2000) @Pattern(regexp = "[^\\x00]*", message = "must not contain the character U+0000")
        String note,

        boolean falseAlarm) {}
