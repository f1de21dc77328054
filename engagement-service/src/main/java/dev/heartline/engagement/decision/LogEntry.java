package dev.heartline.engagement.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.service.policy.arm.Posterior;

/**
 * A line of the decision log.
 *
 * @param eventId what it is decided on, once
 * @param propensities what could have come out and how likely each was; they sum to 1
 * @param chosen empty for nothing
 * @param chance 0..1, of anything but nothing
 * @param attempt draws since the last win; empty, with {@code drawU}, where no schedule had a say
 * @param armU what the choice was drawn with
 */
public record LogEntry(
        UUID id,
        UUID userId,
        UUID eventId,
        Action action,
        SourceType sourceType,
        UUID sourceId,
        String policyVersion,
        boolean passed,
        Reason reason,
        List<String> eligible,
        Map<String, Double> propensities,
        Map<String, Posterior> posteriors,
        Optional<String> chosen,
        double chance,
        Optional<Integer> attempt,
        Optional<Double> drawU,
        Optional<Double> armU,
        Instant actionAt,
        Instant decidedAt) {}
