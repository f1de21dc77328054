package dev.heartline.engagement.lapse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.lapse.LapseFacts;
import dev.heartline.engagement.policy.lapse.LapseModel;
import dev.heartline.engagement.policy.lapse.LapseModel.Risk;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** {@code predictive_nudges}: the first prediction of each day of a user. Nothing of it ever decides whether somebody is rewarded. */
@ApplicationScoped
public class LapsePredictions {

    /** What else is done late is told late: a day more than what was foretold. */
    private static final Duration TOLD = Duration.ofDays(1);

    /** Primary key of user_outcome_metrics, index reward_decisions_action. */
    private static final String FACTS = """
            select
              array(select day from user_outcome_metrics
                    where user_id = $1 and metric = 'active' and day > $2::date - 28 and day <= $2) as days,
              coalesce((select (features ->> 'heavy')::boolean from reward_decisions
                        where user_id = $1 and action = 'check_in' and action_at > $3::timestamptz - interval '14 days'
                        order by action_at desc limit 1), false) as heavy
            """;

    private static final String KEEP = """
            insert into predictive_nudges
              (id, user_id, day, predicted_at, model, lapse_risk, leave_risk, because, next_look_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (user_id, day) do nothing
            """;

    /** Index predictive_nudges_unsettled. */
    private static final String SETTLE = """
            with due as (
              select id, user_id, day from predictive_nudges
              where has_left is null and day < $1::date - 14
              order by day limit 200 for update skip locked
            )
            update predictive_nudges p set
              lapsed = not exists (select from user_outcome_metrics m where m.user_id = p.user_id and m.metric = 'active'
                                   and m.day > p.day and m.day <= p.day + 3),
              has_left = not exists (select from user_outcome_metrics m where m.user_id = p.user_id and m.metric = 'active'
                                     and m.day > p.day and m.day <= p.day + 14)
            from due where p.id = due.id
            """;

    private static final String RELIABILITY = """
            select risk, least(9, floor(foretold * 10))::int as bin, count(*) as predictions,
              avg(foretold) as foretold, avg(happened::int)::float8 as happened
            from predictive_nudges, lateral (values ('lapse', lapse_risk, lapsed), ('leave', leave_risk, has_left))
              as told(risk, foretold, happened)
            where has_left is not null and model = $1 and day > $2 group by 1, 2 order by 1, 2
            """;

    private static final String OF_USER = """
            select * from predictive_nudges where user_id = $1 order by day desc limit $2
            """;

    private final Pool pool;

    LapsePredictions(Pool pool) {
        this.pool = pool;
    }

    public Uni<Risk> of(PlainTransaction transaction, UUID userId, LocalDate today, Instant now) {
        return transaction
                .sql(FACTS)
                .execute(Tuple.of(userId, today, Timestamps.of(now)))
                .map(rows -> rows.iterator().next())
                .map(row -> LapseModel.of(LapseFacts.of(days(row), today, row.getBoolean("heavy"))));
    }

    private static Set<LocalDate> days(Row row) {
        return Arrays.stream(row.getArrayOfLocalDates("days")).collect(Collectors.toSet());
    }

    /** @param nextLook to when it led us to look again */
    public Uni<Void> keep(
            PlainTransaction transaction, UUID userId, LocalDate today, Risk risk, Instant now, Instant nextLook) {
        return transaction
                .sql(KEEP)
                .execute(Tuple.tuple(List.of(
                        Ids.next(),
                        userId,
                        today,
                        Timestamps.of(now),
                        LapseModel.VERSION,
                        risk.lapse(),
                        risk.leave(),
                        risk.because().toArray(String[]::new),
                        Timestamps.of(nextLook))))
                .replaceWithVoid();
    }

    /** @return how many were looked back upon */
    public Uni<Integer> settle(SqlClient client, Instant now) {
        var today = LocalDate.ofInstant(now.minus(TOLD), ZoneOffset.UTC);
        return client.preparedQuery(SETTLE).execute(Tuple.of(today)).map(RowSet::rowCount);
    }

    Uni<List<ReliabilityView>> reliability(LocalDate since) {
        return pool.preparedQuery(RELIABILITY)
                .execute(Tuple.of(LapseModel.VERSION, since))
                .map(rows -> rows.stream()
                        .map(row -> new ReliabilityView(
                                row.getString("risk"),
                                row.getInteger("bin") / 10.0,
                                row.getLong("predictions"),
                                row.getDouble("foretold"),
                                row.getDouble("happened")))
                        .toList());
    }

    Uni<List<PredictionView>> of(UUID userId, int limit) {
        return pool.preparedQuery(OF_USER)
                .execute(Tuple.of(userId, limit))
                .map(rows -> rows.stream()
                        .map(row -> new PredictionView(
                                row.getLocalDate("day"),
                                row.getString("model"),
                                row.getDouble("lapse_risk"),
                                row.getDouble("leave_risk"),
                                List.of(row.getArrayOfStrings("because")),
                                Optional.ofNullable(row.getOffsetDateTime("next_look_at"))
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(null),
                                row.getBoolean("lapsed"),
                                row.getBoolean("has_left")))
                        .toList());
    }
}
