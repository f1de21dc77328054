package dev.heartline.engagement.decision;

import java.time.Instant;
import java.time.LocalDate;
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
 * @param day of the action, the user's own
 * @param features what the decision was made from, by name
 * @param shadow what the version that watches would have done; empty without one
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
        Instant decidedAt,
        LocalDate day,
        Map<String, Object> features,
        Optional<Shadow> shadow) {

    /**
     * What another version would have done.
     *
     * @param chosen empty for nothing
     */
    public record Shadow(String version, Map<String, Double> propensities, Optional<String> chosen) {}
}
