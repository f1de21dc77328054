package dev.heartline.engagement.optout;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.outcome.OutcomeMetrics;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.profile.RewardsOptOuts;
import dev.heartline.service.time.Timestamps;

/** The mechanics that users opted out of. Who wants no rewards at all says so in the profile, and is counted as well. */
@ApplicationScoped
class MechanicOptOuts implements RewardsOptOuts {

    /** Counted once for each that is new. */
    private static final String ADD = """
            with added as (
              insert into mechanic_opt_outs (user_id, mechanic) values ($1, $2) on conflict do nothing returning user_id
            )
            %s
            """.formatted(OutcomeMetrics.adding(
            "$1", "$3::date", "array(select 'opt_outs'::text from added)", "$4::timestamptz"));

    private static final String COUNT =
            OutcomeMetrics.adding("$1::uuid", "$2::date", "array['opt_outs']", "$3::timestamptz");

    private final Pool pool;
    private final Transactions transactions;
    private final Profiles profiles;
    private final Clock clock;

    MechanicOptOuts(Pool pool, Transactions transactions, Profiles profiles, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** By their wire names. */
    Uni<List<String>> of(UUID userId) {
        return pool.preparedQuery("select mechanic from mechanic_opt_outs where user_id = $1 order by mechanic")
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().map(row -> row.getString("mechanic")).toList());
    }

    /** @return false where the user is unknown, about whom nothing may be stored */
    Uni<Boolean> add(UUID userId, Mechanic mechanic) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(false)
                        : transaction
                                .sql(ADD)
                                .execute(Tuple.of(
                                        userId, mechanic.wireName(), day(user), Timestamps.of(clock.instant())))
                                .replaceWith(true)));
    }

    @Override
    public Uni<Void> optedOut(PlainTransaction transaction, UUID userId) {
        return profiles.find(transaction.connection(), userId)
                .chain(user ->
                        transaction.sql(COUNT).execute(Tuple.of(userId, day(user), Timestamps.of(clock.instant()))))
                .replaceWithVoid();
    }

    private LocalDate day(Optional<KnownUser> user) {
        return UserDay.of(clock.instant(), user.flatMap(KnownUser::zone).orElse(ZoneOffset.UTC));
    }

    Uni<Void> remove(UUID userId, Mechanic mechanic) {
        return pool.preparedQuery("delete from mechanic_opt_outs where user_id = $1 and mechanic = $2")
                .execute(Tuple.of(userId, mechanic.wireName()))
                .replaceWithVoid();
    }
}
