package dev.heartline.engagement.outcome;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was counted on a day.
 *
 * @param day the user's own, from 03:00 to 03:00
 * @param value how often, above 0
 */
@Schema(name = "Outcome")
record OutcomeView(
        LocalDate day,
        @Schema(implementation = Metric.class) String metric,
        double value) {}
