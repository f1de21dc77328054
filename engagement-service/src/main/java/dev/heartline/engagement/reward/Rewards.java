package dev.heartline.engagement.reward;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.outcome.OutcomeMetrics;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.PlainTransaction;

/** The rewards that were given ({@code dopamine_triggers}). */
@ApplicationScoped
public class Rewards {

    private static final String INSERT =
            """
            with counted as (%s)
            insert into dopamine_triggers
              (id, user_id, decision_id, trigger_type, trigger_name, reward_type, reward_intensity, message, channels,
               delivered_at, delay_from_action_seconds, created_at, reward_category)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $12)
            """.formatted(OutcomeMetrics.adding("$2", "$13::date", "array['rewards_given']", "$10"));

    /** Index dopamine_triggers_user. */
    private static final String OF_USER = """
            select * from dopamine_triggers
            where user_id = $1 %s
            order by delivered_at desc, id desc
            limit $2
            """;

    private static final String LATEST = OF_USER.formatted("");
    private static final String LATEST_BEFORE = OF_USER.formatted(
            "and (delivered_at, id) < (select delivered_at, id from dopamine_triggers where user_id = $1 and id = $3)");

    private final Pool pool;

    Rewards(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> record(PlainTransaction transaction, Reward reward) {
        return transaction
                .sql(INSERT)
                .execute(Tuple.from(new Object[] {
                    reward.rewardId(),
                    reward.userId(),
                    reward.decisionId(),
                    reward.trigger().type().wireName(),
                    reward.trigger().wireName(),
                    reward.arm().type().wireName(),
                    reward.arm().intensity().wireName(),
                    reward.message(),
                    reward.channels().stream().map(Channel::wireName).toArray(String[]::new),
                    reward.givenAt().atOffset(ZoneOffset.UTC),
                    reward.delaySeconds(),
                    reward.category().map(RewardCategory::wireName).orElse(null),
                    reward.day()
                }))
                .replaceWithVoid();
    }

    /** @param before a reward of the user that the page begins after, null for the latest */
    Uni<List<GivenReward>> of(UUID userId, int limit, UUID before) {
        return (before == null
                        ? pool.preparedQuery(LATEST).execute(Tuple.of(userId, limit))
                        : pool.preparedQuery(LATEST_BEFORE).execute(Tuple.of(userId, limit, before)))
                .map(rows -> rows.stream().map(GivenReward::read).toList());
    }

    Uni<Optional<GivenReward>> find(UUID rewardId) {
        return pool.preparedQuery("select * from dopamine_triggers where id = $1")
                .execute(Tuple.of(rewardId))
                .map(rows -> rows.stream().map(GivenReward::read).findFirst());
    }
}
