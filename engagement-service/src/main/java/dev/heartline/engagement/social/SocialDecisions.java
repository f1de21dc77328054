package dev.heartline.engagement.social;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.engagement.decision.DecisionLog;
import dev.heartline.engagement.decision.LogEntry;
import dev.heartline.engagement.policy.Ruling;
import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.social.ProofType;
import dev.heartline.engagement.policy.social.SocialPolicy;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.messaging.transaction.PlainTransaction;

/**
 * Writes into the decision log what people were told of others, and why they weren't: a refusal, that there was nothing to tell, and a
 * look at the group once a day for each reason, however often they ask. Nothing here is drawn: what was told was certain.
 */
@ApplicationScoped
class SocialDecisions {

    private static final Logger LOG = Logger.getLogger(SocialDecisions.class);

    private final DecisionLog log;
    private final MeterRegistry registry;

    SocialDecisions(DecisionLog log, MeterRegistry registry) {
        this.log = log;
        this.registry = registry;
    }

    /**
     * Something was told, for the first time and the last.
     *
     * @param proofId of what was told
     * @param fitting all that could be told, best first
     * @return the decision
     */
    Uni<UUID> told(
            PlainTransaction transaction,
            UUID userId,
            UUID proofId,
            ZoneId zone,
            List<ProofType> fitting,
            Map<String, Object> features,
            Instant now) {
        var round = Ids.derived("social proof", proofId);
        return append(
                        transaction,
                        new Decided(userId, round, Action.SOCIAL_PROOF, true, Reason.PROOF_CHOSEN, fitting, features),
                        zone,
                        now)
                .replaceWith(id(round));
    }

    /** The user saw their group. The transaction holds their lock. */
    Uni<Void> shown(PlainTransaction transaction, UUID userId, ZoneId zone, Map<String, Object> features, Instant now) {
        return onceADay(
                transaction,
                new Decided(
                        userId,
                        round(Action.LEADERBOARD, userId, zone, Reason.PROOF_CHOSEN, now),
                        Action.LEADERBOARD,
                        true,
                        Reason.PROOF_CHOSEN,
                        List.of(ProofType.LEADERBOARD),
                        features),
                zone,
                now);
    }

    /** The gate let them through, and there was nothing to tell. The transaction holds their lock. */
    Uni<Void> nothing(
            PlainTransaction transaction,
            Action action,
            UUID userId,
            ZoneId zone,
            Map<String, Object> features,
            Instant now) {
        return onceADay(
                transaction,
                new Decided(
                        userId,
                        round(action, userId, zone, Reason.NOTHING_TO_TELL, now),
                        action,
                        true,
                        Reason.NOTHING_TO_TELL,
                        List.of(),
                        features),
                zone,
                now);
    }

    /**
     * The gate objected. The transaction holds the user's lock. Of somebody whom nobody knows, or who is erased, nothing is written.
     */
    Uni<Void> refused(
            PlainTransaction transaction, Action action, UUID userId, ZoneId zone, Reason reason, Instant now) {
        if (reason == Reason.PROFILE_UNKNOWN) {
            count(action, reason);
            return Uni.createFrom().voidItem();
        }
        return onceADay(
                transaction,
                new Decided(
                        userId, round(action, userId, zone, reason, now), action, false, reason, List.of(), Map.of()),
                zone,
                now);
    }

    private static UUID round(Action action, UUID userId, ZoneId zone, Reason reason, Instant now) {
        return Ids.derived(action.wireName(), userId, UserDay.of(now, zone), reason.wireName());
    }

    private static UUID id(UUID round) {
        return Ids.derived("decision", round);
    }

    private Uni<Void> onceADay(PlainTransaction transaction, Decided decided, ZoneId zone, Instant now) {
        return transaction
                .sql("select exists (select from reward_decisions where event_id = $1) as noted")
                .execute(Tuple.of(decided.round()))
                .chain(found -> found.iterator().next().getBoolean("noted")
                        ? Uni.createFrom().voidItem()
                        : append(transaction, decided, zone, now));
    }

    /** @param fitting what could be told, the first of which is what was; empty for nothing */
    private record Decided(
            UUID userId,
            UUID round,
            Action action,
            boolean passed,
            Reason reason,
            List<ProofType> fitting,
            Map<String, Object> features) {}

    private Uni<Void> append(PlainTransaction transaction, Decided decided, ZoneId zone, Instant now) {
        var chosen = decided.fitting().stream().findFirst().map(ProofType::wireName);
        LOG.infof(
                "decision=%s action=%s reason=%s",
                id(decided.round()),
                decided.action().wireName(),
                decided.reason().wireName());
        count(decided.action(), decided.reason());
        return log.append(
                transaction,
                new LogEntry(
                        id(decided.round()),
                        decided.userId(),
                        decided.round(),
                        decided.action(),
                        SourceType.BEHAVIOR,
                        decided.round(),
                        SocialPolicy.VERSION,
                        decided.passed(),
                        decided.reason(),
                        decided.fitting().stream().map(ProofType::wireName).toList(),
                        Map.of(chosen.orElse(Ruling.NOTHING), 1.0),
                        Map.of(),
                        chosen,
                        chosen.isPresent() ? 1 : 0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        now,
                        UserDay.of(now, zone),
                        decided.features(),
                        Optional.empty()));
    }

    private void count(Action action, Reason reason) {
        registry.counter("heartline.engagement.decisions", "action", action.wireName(), "reason", reason.wireName())
                .increment();
    }
}
