package dev.heartline.sms.coach;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** {@code answer_modes}. */
@ApplicationScoped
class AnswerModes implements UserDataOwner {

    private static final String OF = "select mode, changed_at, changed_by from answer_modes where user_id = $1";

    private static final String SET = """
            insert into answer_modes (user_id, mode, changed_at, changed_by) values ($1, $2, $3, $4)
            on conflict (user_id) do update
              set mode = excluded.mode, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """;

    private final Pool pool;
    private final Profiles profiles;
    private final TakingBack takingBack;
    private final Transactions transactions;
    private final Clock clock;

    AnswerModes(Pool pool, Profiles profiles, TakingBack takingBack, Transactions transactions, Clock clock) {
        this.pool = pool;
        this.profiles = profiles;
        this.takingBack = takingBack;
        this.transactions = transactions;
        this.clock = clock;
    }

    Uni<AnswerMode> of(PlainTransaction transaction, UUID userId) {
        return view(transaction.connection(), userId).map(AnswerModeView::mode);
    }

    Uni<AnswerModeView> view(UUID userId) {
        return view(pool, userId);
    }

    /** @return false where no profile has the id: nothing may be stored then */
    Uni<Boolean> set(UUID userId, AnswerMode mode, String by) {
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> profiles.find(transaction.connection(), userId))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(false)
                        : change(transaction, userId, mode, by).replaceWith(true)));
    }

    /** What was written to be sent in the mode before, and has not left, is not said beside what is said in the new one. */
    private Uni<Void> change(PlainTransaction transaction, UUID userId, AnswerMode mode, String by) {
        return of(transaction, userId)
                .call(() -> transaction
                        .sql(SET)
                        .execute(Tuple.of(userId, mode.wireName(), Timestamps.of(clock.instant()), by)))
                .chain(before ->
                        before == mode ? Uni.createFrom().voidItem() : takingBack.theCoachs(transaction, userId));
    }

    private static Uni<AnswerModeView> view(SqlClient client, UUID userId) {
        return client.preparedQuery(OF).execute(Tuple.of(userId)).map(AnswerModes::read);
    }

    private static AnswerModeView read(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new AnswerModeView(AnswerMode.AUTOPILOT, null, null);
        }
        var row = rows.iterator().next();
        return new AnswerModeView(
                WireNamed.of(AnswerMode.class, row.getString("mode")),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("changed_by"));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from answer_modes where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
