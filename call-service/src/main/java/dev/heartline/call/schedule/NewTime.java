package dev.heartline.call.schedule;

import java.time.DateTimeException;
import java.time.LocalDateTime;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param at on the wall clock of the call's zone, as {@code 2026-03-29T09:00} */
record NewTime(
        @NotNull @Size(max = 40) @Schema(format = "local-date-time")
        String at) {

    /**
     * Read only once it is known whose call it is.
     *
     * @throws NotSchedulable where it is no such time
     */
    LocalDateTime local() {
        try {
            return LocalDateTime.parse(at);
        } catch (DateTimeException e) {
            throw new NotSchedulable("That is no local date and time");
        }
    }
}
