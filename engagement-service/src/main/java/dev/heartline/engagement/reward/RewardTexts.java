package dev.heartline.engagement.reward;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.RewardTriggered;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** The texts that announce rewards: who answers one engaged with the reward, also where the host reports nothing. */
@ApplicationScoped
public class RewardTexts {

    /** Who answers later answers something else. Index dopamine_triggers_user. */
    private static final String LATELY = """
            select id from dopamine_triggers
            where user_id = $1 and 'sms' = any(channels)
              and delivered_at > $2::timestamptz - interval '3 days' and delivered_at <= $2
            order by delivered_at desc limit 20
            """;

    private static final Engagement ANSWERED = new Engagement(true, null);

    private final EngagementReports reports;

    RewardTexts(EngagementReports reports) {
        this.reports = reports;
    }

    /** Nothing where the text announced no reward. */
    public Uni<Void> answered(PlainTransaction transaction, UUID userId, UUID textId, Instant at) {
        return transaction
                .sql(LATELY)
                .execute(Tuple.of(userId, Timestamps.of(at)))
                .map(rows -> rows.stream()
                        .map(row -> row.getUUID("id"))
                        .filter(reward -> RewardTriggered.textOf(reward).equals(textId))
                        .findFirst())
                .chain(found -> found.map(reward -> reports.take(transaction, reward, userId, ANSWERED, at)
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
