package dev.heartline.engagement.reward;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.EngagementReported;

/**
 * How a user took a reward.
 *
 * @param engaged whether they looked at it, played it, answered it
 * @param durationSeconds for how long, null where nobody measured; at most a day
 */
@Schema(name = "RewardEngagement")
record Engagement(
        @NotNull Boolean engaged,
        @Min(0) @Max(86_400) @Nullable Integer durationSeconds) {

    /** Who did not engage has no duration, whatever is said. */
    static Engagement of(EngagementReported report) {
        return new Engagement(report.engaged(), report.engaged() ? report.durationSeconds() : null);
    }

    @JsonIgnore
    @AssertTrue(message = "who did not engage has no duration")
    boolean isConsistent() {
        return !Boolean.FALSE.equals(engaged) || durationSeconds == null || durationSeconds == 0;
    }
}
