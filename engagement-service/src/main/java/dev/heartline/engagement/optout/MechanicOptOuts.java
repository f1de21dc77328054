package dev.heartline.engagement.optout;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.Profiles;

/** The mechanics that users opted out of. */
@ApplicationScoped
class MechanicOptOuts {

    private final Pool pool;
    private final Transactions transactions;
    private final Profiles profiles;

    MechanicOptOuts(Pool pool, Transactions transactions, Profiles profiles) {
        this.pool = pool;
        this.transactions = transactions;
        this.profiles = profiles;
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
                                .sql(
                                        "insert into mechanic_opt_outs (user_id, mechanic) values ($1, $2) on conflict do nothing")
                                .execute(Tuple.of(userId, mechanic.wireName()))
                                .replaceWith(true)));
    }

    Uni<Void> remove(UUID userId, Mechanic mechanic) {
        return pool.preparedQuery("delete from mechanic_opt_outs where user_id = $1 and mechanic = $2")
                .execute(Tuple.of(userId, mechanic.wireName()))
                .replaceWithVoid();
    }
}
