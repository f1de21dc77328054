package dev.heartline.engagement.reward;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.RewardTriggered;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** The texts that announce rewards: when one arrives the reward has, and who answers or rates it tells how they took it, also
 * where the host reports nothing. */
@ApplicationScoped
public class RewardTexts {

    /** Who answers later answers something else. Index dopamine_triggers_user. */
    private static final String LATELY = """
            select id from dopamine_triggers
            where user_id = $1 and 'sms' = any(channels)
              and delivered_at > $2::timestamptz - interval '3 days' and delivered_at <= $2
            order by delivered_at desc limit 20
            """;

    /** What was reported of it before tells that it was shown then, by whatever. */
    private static final String ARRIVED = """
            update dopamine_triggers t set
              delivered_at = $2, shown_at = $2,
              delay_from_action_seconds = greatest(0, floor(extract(epoch from $2::timestamptz - d.action_at)))::int
            from reward_decisions d
            where t.id = $1 and d.id = t.decision_id and (t.shown_at is null or t.shown_at > $2)
            """;

    private static final Engagement ENGAGED = new Engagement(true, null);
    private static final Engagement NOT_ENGAGED = new Engagement(false, null);

    /** The middle of 1 to 5 says neither. */
    private static final int NEITHER = 3;

    private final EngagementReports reports;

    RewardTexts(EngagementReports reports) {
        this.reports = reports;
    }

    /** It has reached them: only now the reward has. Nothing where the text announced none. */
    public Uni<Void> delivered(PlainTransaction transaction, UUID userId, UUID textId, Instant at) {
        return announcedBy(transaction, userId, textId, at)
                .chain(found -> found.map(reward -> transaction
                                .sql(ARRIVED)
                                .execute(Tuple.of(reward, Timestamps.of(at)))
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Nothing where the text announced no reward. */
    public Uni<Void> answered(PlainTransaction transaction, UUID userId, UUID textId, Instant at) {
        return report(transaction, userId, textId, ENGAGED, at);
    }

    /**
     * Who finds it helpful engaged with it, and who doesn't did not; the latest word on a reward counts. Nothing where the text announced
     * no reward.
     *
     * @param rating 1 for not at all to 5 for very; null tells nothing
     */
    public Uni<Void> rated(
            PlainTransaction transaction, UUID userId, UUID textId, @Nullable Integer rating, Instant at) {
        return rating == null || rating == NEITHER
                ? Uni.createFrom().voidItem()
                : report(transaction, userId, textId, rating > NEITHER ? ENGAGED : NOT_ENGAGED, at);
    }

    private Uni<Void> report(
            PlainTransaction transaction, UUID userId, UUID textId, Engagement engagement, Instant at) {
        return announcedBy(transaction, userId, textId, at)
                .chain(found -> found.map(reward -> reports.take(transaction, reward, userId, engagement, at)
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Uni<Optional<UUID>> announcedBy(PlainTransaction transaction, UUID userId, UUID textId, Instant at) {
        return transaction
                .sql(LATELY)
                .execute(Tuple.of(userId, Timestamps.of(at)))
                .map(rows -> rows.stream()
                        .map(row -> row.getUUID("id"))
                        .filter(reward -> RewardTriggered.textOf(reward).equals(textId))
                        .findFirst());
    }
}
