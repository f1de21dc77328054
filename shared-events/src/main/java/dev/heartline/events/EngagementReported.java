package dev.heartline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * How a user took a reward, seen by the host application.
 *
 * @param engaged whether they looked at it, played it, answered it
 * @param durationSeconds for how long, 0..86400; null where nobody measured
 * @param reportedAt when it was seen; of several reports on a reward the latest counts
 */
public record EngagementReported(
        UUID rewardId, UUID userId, boolean engaged, Integer durationSeconds, Instant reportedAt)
        implements EventData {}
