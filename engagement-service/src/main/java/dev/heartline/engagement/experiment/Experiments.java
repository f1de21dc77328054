package dev.heartline.engagement.experiment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.experiment.Measure;
import dev.heartline.engagement.policy.experiment.Variant;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/**
 * {@code ai_experiments} and who met which variant. It follows from the user by HMAC, and what somebody met first is what they go on
 * meeting, also under another draw key.
 */
@ApplicationScoped
class Experiments {

    private static final String INSERT = """
            insert into ai_experiments
              (id, name, hypothesis, variants, shares, metric, guardrails, status, started_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'running', $8)
            on conflict (name) do nothing returning *
            """;

    private static final String NEXT_RUNNING = """
            select id from ai_experiments where status = 'running' and ($1::uuid is null or id > $1) order by id limit 1
            """;

    private static final String STOP = """
            update ai_experiments set status = 'stopped', stopped_at = $2, stop_reason = $3
            where id = $1 and status = 'running'
            """;

    private static final String EXPOSE = """
            with met as (
              insert into experiment_exposures (experiment_id, user_id, variant, exposed_on, exposed_at)
              values ($1, $2, $3, $4, $5) on conflict do nothing returning variant
            )
            select variant from met
            union all
            select variant from experiment_exposures where experiment_id = $1 and user_id = $2
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Profiles profiles;
    private final DrawKey key;

    Experiments(Pool pool, Transactions transactions, Profiles profiles, DrawKey key) {
        this.pool = pool;
        this.transactions = transactions;
        this.profiles = profiles;
        this.key = key;
    }

    Uni<List<Experiment>> all() {
        return pool.preparedQuery("select * from ai_experiments order by started_at desc, id desc limit 200")
                .execute()
                .map(rows -> rows.stream().map(Experiment::read).toList());
    }

    /**
     * The next one that runs, by id.
     *
     * @param after empty for the first
     */
    Uni<Optional<UUID>> nextRunning(SqlClient client, Optional<UUID> after) {
        return client.preparedQuery(NEXT_RUNNING)
                .execute(Tuple.of(after.orElse(null)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).findFirst());
    }

    /** Empty where it runs no more. */
    Uni<Optional<Experiment>> running(SqlClient client, UUID id) {
        return client.preparedQuery("select * from ai_experiments where id = $1 and status = 'running'")
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(Experiment::read).findFirst());
    }

    Uni<Optional<Experiment>> find(String name) {
        return pool.preparedQuery("select * from ai_experiments where name = $1")
                .execute(Tuple.of(name))
                .map(rows -> rows.stream().map(Experiment::read).findFirst());
    }

    /** @return empty where there is one of that name already */
    Uni<Optional<Experiment>> start(
            String name,
            String hypothesis,
            List<Variant> variants,
            Measure metric,
            List<Measure> guardrails,
            Instant now) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.tuple(List.of(
                        Ids.next(),
                        name,
                        hypothesis,
                        variants.stream().map(Variant::name).toArray(String[]::new),
                        variants.stream().map(Variant::share).toArray(Double[]::new),
                        metric.wireName(),
                        guardrails.stream().map(Measure::wireName).toArray(String[]::new),
                        Timestamps.of(now))))
                .map(rows -> rows.stream().map(Experiment::read).findFirst());
    }

    Uni<Void> stop(SqlClient client, Experiment experiment, String reason, Instant now) {
        return client.preparedQuery(STOP)
                .execute(Tuple.of(experiment.experimentId(), Timestamps.of(now), reason))
                .replaceWithVoid();
    }

    /**
     * Who meets a running experiment is noted, the first time they do. One that was stopped gives everybody what there was before.
     *
     * @return the variant; empty where the user is unknown, of whom nothing may be kept
     */
    Uni<Optional<String>> expose(Experiment experiment, UUID userId, Instant now) {
        if (!experiment.runs()) {
            return Uni.createFrom()
                    .item(Optional.of(experiment.variants().getFirst().name()));
        }
        var variant = Variant.of(
                        experiment.variants(), key.fractionOf("experiment|" + experiment.experimentId(), userId))
                .name();
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : note(transaction, experiment, user.get(), variant, now)
                                .map(Optional::of)));
    }

    /** @return what they met first. The lock of the user lets nobody in between. */
    private static Uni<String> note(
            PlainTransaction transaction, Experiment experiment, KnownUser user, String variant, Instant now) {
        return transaction
                .sql(EXPOSE)
                .execute(Tuple.of(
                        experiment.experimentId(),
                        user.userId(),
                        variant,
                        UserDay.of(now, user.zone().orElse(ZoneOffset.UTC)),
                        Timestamps.of(now)))
                .map(rows -> rows.iterator().next().getString("variant"));
    }
}
