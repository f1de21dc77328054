package dev.heartline.engagement.decision;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/** What was decided, for operators: counts by reason, and how long after the action a reward comes. */
@ApplicationScoped
class DecisionMetrics {

    private static final Logger LOG = Logger.getLogger(DecisionMetrics.class);

    private final MeterRegistry registry;

    DecisionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** After the commit, where the decision is all that is committed. */
    void decided(Decision decision) {
        var action = decision.occasion().action().wireName();
        var reason = decision.ruling().reason().wireName();
        LOG.infof(
                "decision=%s %s=%s action=%s reason=%s",
                decision.id(),
                decision.occasion().sourceType().wireName(),
                decision.occasion().sourceId(),
                action,
                reason);
        registry.counter("heartline.engagement.decisions", "action", action, "reason", reason)
                .increment();
        decision.ruling()
                .chosen()
                .ifPresent(_ -> registry.timer("heartline.engagement.reward.delay")
                        .record(Duration.between(decision.occasion().actionAt(), decision.decidedAt())));
    }
}
