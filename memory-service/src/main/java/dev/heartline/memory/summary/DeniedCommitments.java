package dev.heartline.memory.summary;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.episode.MemoryObserver;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;

/** What people say by hand that they never meant to do. Each change takes the days and what the coach has at hand along. */
@ApplicationScoped
public class DeniedCommitments implements UserDataOwner {

    /** The days on which it was said: $1 user, $2 wording. */
    private static final String DAYS = """
            select distinct day from conversation_digests
            where user_id = $1
              and $2 in (select rtrim(lower(btrim(commitment)), '.!?') from unnest(commitments) as c(commitment))
            """;

    /** $1 user, $2 wording, $3 now, $4 author, $5 their id, $6 reason. */
    private static final String DENY = """
            insert into denied_commitments (user_id, wording, denied_at, changed_by, changed_by_id, reason)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (user_id, wording) do update set
              denied_at = excluded.denied_at, restored_at = null, changed_by = excluded.changed_by,
              changed_by_id = excluded.changed_by_id, reason = excluded.reason
            """;

    /** As {@link #DENY}. */
    private static final String RESTORE = """
            update denied_commitments set restored_at = $3, changed_by = $4, changed_by_id = $5, reason = $6
            where user_id = $1 and wording = $2
            """;

    private final Transactions transactions;
    private final Summaries summaries;
    private final List<MemoryObserver> observers;
    private final Clock clock;

    DeniedCommitments(
            Transactions transactions, Summaries summaries, @All List<MemoryObserver> observers, Clock clock) {
        this.transactions = transactions;
        this.summaries = summaries;
        this.observers = observers;
        this.clock = clock;
    }

    /**
     * The user never meant to do it: nobody is told so any more. What they say from now on counts.
     *
     * @param commitment as the context tells it
     * @return false where the user never said so
     */
    public Uni<Boolean> deny(UUID userId, String commitment, Author author) {
        return change(DENY, userId, commitment, author, "it is not so");
    }

    /**
     * Takes it back.
     *
     * @return false where the user never said so
     */
    Uni<Boolean> restore(UUID userId, String commitment, Author author) {
        return change(RESTORE, userId, commitment, author, "it is so");
    }

    private Uni<Boolean> change(String statement, UUID userId, String commitment, Author author, String otherwise) {
        var wording = Merging.key(commitment);
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> transaction.sql(DAYS).execute(Tuple.of(userId, wording)))
                .chain(days -> {
                    var now = clock.instant();
                    return days.size() == 0
                            ? Uni.createFrom().item(false)
                            : transaction
                                    .sql(statement)
                                    .execute(Tuple.of(
                                            userId,
                                            wording,
                                            now.atOffset(ZoneOffset.UTC),
                                            author.kind().wireName(),
                                            author.id().orElse(null),
                                            author.reasonOr(otherwise)))
                                    .chain(() -> summaries.refresh(transaction, userId, days))
                                    .chain(() -> MemoryObserver.tellAll(observers, transaction, userId, now))
                                    .replaceWith(true);
                }));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from denied_commitments where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
