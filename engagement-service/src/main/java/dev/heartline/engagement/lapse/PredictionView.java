package dev.heartline.engagement.lapse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was foretold of a user, and what became of it.
 *
 * @param model fitted on made-up users
 * @param lapseRisk 0..1, nothing worth doing in the next 3 days
 * @param leaveRisk 0..1, nothing in the next 14
 * @param because what it is told from
 * @param nextLookAt when it led us to look whether there is something to tell
 * @param lapsed null as long as it isn't known, which it is after 16 days
 * @param hasLeft null as long as it isn't known
 */
@Schema(name = "LapsePrediction")
record PredictionView(
        LocalDate day,
        String model,
        double lapseRisk,
        double leaveRisk,
        List<String> because,
        @Nullable Instant nextLookAt,
        @Nullable Boolean lapsed,
        @Nullable Boolean hasLeft) {}
