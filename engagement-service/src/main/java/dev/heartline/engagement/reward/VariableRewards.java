package dev.heartline.engagement.reward;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.ratio.RatioDraw;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.RewardType;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** The draws of the variable schedule, and where each user stands in it. */
@ApplicationScoped
public class VariableRewards {

    private static final String INSERT = """
            with state as (
              insert into variable_ratio_state (user_id, reward_category, misses, updated_at)
              values ($2, $4, $10, $9)
              on conflict (user_id, reward_category) do update
              set misses = excluded.misses, updated_at = excluded.updated_at
            )
            insert into variable_rewards
              (id, user_id, decision_id, reward_category, trigger_action, reward_probability, reward_delivered,
               reward_type, surprise_factor, created_at, action_at, action_day)
            values ($1, $2, $3, $4, $5, $6::float8, $7::text is not null, $7, $8::float8, $9, $11, $12)
            """;

    /**
     * Writes down a draw and moves the user on in the schedule of the category.
     *
     * @param actionAt from when on the hour counts in which it may be repeated
     * @param day of the action, the user's own
     * @param won what the user gets, empty if the draw was lost
     */
    public Uni<Void> record(
            PlainTransaction transaction,
            UUID userId,
            UUID decisionId,
            RewardCategory category,
            Trigger trigger,
            RatioDraw draw,
            Optional<RewardType> won,
            Instant actionAt,
            LocalDate day,
            Instant at) {
        return transaction
                .sql(INSERT)
                .execute(Tuple.from(new Object[] {
                    Ids.derived("draw", decisionId),
                    userId,
                    decisionId,
                    category.wireName(),
                    trigger.wireName(),
                    draw.chance(),
                    won.map(RewardType::wireName).orElse(null),
                    draw.surprise(),
                    at.atOffset(ZoneOffset.UTC),
                    draw.missesAfter(),
                    Timestamps.of(actionAt),
                    day
                }))
                .replaceWithVoid();
    }
}
