package dev.heartline.call.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.call.dial.Topic;
import dev.heartline.events.vocabulary.CallPurpose;

/**
 * A call that shall be made later.
 *
 * @param at on the wall clock of the zone, as {@code 2026-03-29T09:00}. A time that daylight saving skips is an hour later; of one
 *     that comes twice the first is meant. Either this or {@code on}
 * @param on the day, where the hour is left open: it becomes one at which the user takes calls, as far as that is known
 * @param timezone IANA; the one of the user's profile where it is left out
 * @param purpose crisis support that is scheduled keeps to hours and wishes, as every other call does
 * @param talkingPoints what the call should come to, in order, as short topics that the caller may hear: "sleep this week"
 * @param recurrence a rule of RFC 5545, at most once a day, as {@code FREQ=WEEKLY;BYDAY=MO,TH}; once where it is left out
 * @param windowMinutes how long after its time the call may still be made
 */
record CallToSchedule(
        @NotNull UUID userId,

        @Nullable @Schema(type = SchemaType.STRING, implementation = String.class, format = "local-date-time")
        LocalDateTime at,

        @Nullable LocalDate on,
        @Nullable @Size(max = 64) String timezone,
        @NotNull CallPurpose purpose,

        @Nullable @Size(max = 10)
        List<
                        @NotBlank @Size(max = 200)
                        @Pattern(
                                regexp = Topic.NO_ORDER,
                                flags = Pattern.Flag.CASE_INSENSITIVE,
                                message = Topic.MESSAGE)
                        String>
                talkingPoints,

        @Nullable @Size(min = 1, max = 200) String recurrence,
        @Nullable @Min(5) @Max(720) Integer windowMinutes) {

    CallToSchedule {
        talkingPoints = talkingPoints == null ? List.of() : List.copyOf(talkingPoints);
    }
}
