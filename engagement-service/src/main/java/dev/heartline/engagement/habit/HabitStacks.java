package dev.heartline.engagement.habit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.hook.HookFacts;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** {@code habit_stacks}: what somebody means to do after what they do anyway, and how often they did. */
@ApplicationScoped
public class HabitStacks implements UserDataOwner {

    private static final String PUT = """
            insert into habit_stacks (user_id, habit, after_habit, set_at)
            select $1, $2, $3, $4 where exists (select from habit_stacks where user_id = $1 and habit = $2)
              or (select count(*) from habit_stacks where user_id = $1) < $5
            on conflict (user_id, habit) do update set after_habit = excluded.after_habit, set_at = excluded.set_at
            """;

    /** More than anybody keeps up, and little enough to be looked through at each hook. */
    static final int MOST = 100;

    /** By primary keys. What is done on a day before the other is not done after it. */
    private static final String OF_USER = """
            select s.*, counted.* from habit_stacks s, lateral (
              select count(*)::int as chances, count(done.day)::int as followed
              from streak_days anchor left join streak_days done
                on done.user_id = anchor.user_id and done.kind = anchor.kind and done.subject = s.habit and done.day = anchor.day
                   and done.first_at >= anchor.first_at
              where anchor.user_id = s.user_id and anchor.kind = 'habit_completed' and anchor.subject = s.after_habit
                and anchor.day > $2::date - 28) counted
            where s.user_id = $1 order by s.habit limit $3
            """;

    private final Transactions transactions;
    private final Profiles profiles;
    private final Pool pool;

    HabitStacks(Transactions transactions, Profiles profiles, Pool pool) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.pool = pool;
    }

    /** How putting a habit behind another one came out; of whoever is unknown nothing may be kept. */
    enum Putting {
        PUT,
        TOO_MANY,
        UNKNOWN
    }

    Uni<Putting> put(UUID userId, String habit, String after, Instant now) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(Putting.UNKNOWN)
                        : transaction
                                .sql(PUT)
                                .execute(Tuple.of(userId, habit, after, Timestamps.of(now), MOST))
                                .map(rows -> rows.rowCount() == 1 ? Putting.PUT : Putting.TOO_MANY)));
    }

    Uni<Void> remove(UUID userId, String habit) {
        return pool.preparedQuery("delete from habit_stacks where user_id = $1 and habit = $2")
                .execute(Tuple.of(userId, habit))
                .replaceWithVoid();
    }

    Uni<List<HabitStackView>> of(UUID userId, LocalDate today, int limit) {
        return pool.preparedQuery(OF_USER)
                .execute(Tuple.of(userId, today, limit))
                .map(rows -> rows.stream()
                        .map(row -> new HabitStackView(
                                row.getString("habit"),
                                row.getString("after_habit"),
                                row.getInteger("chances"),
                                row.getInteger("followed"),
                                row.getOffsetDateTime("set_at").toInstant()))
                        .toList());
    }

    public Uni<List<HookFacts.Stack>> toTellOf(SqlClient client, UUID userId) {
        return client.preparedQuery("select habit, after_habit from habit_stacks where user_id = $1 order by habit")
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream()
                        .map(row -> new HookFacts.Stack(row.getString("habit"), row.getString("after_habit")))
                        .toList());
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from habit_stacks where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
