package dev.heartline.sms.coach;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.messaging.consume.Failures;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/**
 * Has a text answered anew whose answer was under way when it was taken back, and then turned out not to have been sent. Apart from
 * whoever finds that out: what is awaited changes under the user's lock, which must not be waited for with a text in hand.
 */
@ApplicationScoped
class Reopening {

    private static final Logger LOG = Logger.getLogger(Reopening.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** By the index sms_messages_answer_anew. */
    private static final String NEXT = """
            select id, user_id from sms_messages where answer_anew and status in ('skipped', 'failed') limit 1
            """;

    /** Once, whoever else found it. */
    private static final String TAKE = """
            update sms_messages set answer_anew = false
            where id = $1 and answer_anew and status in ('skipped', 'failed')
            returning to_phone, conversation_id
            """;

    private static final String SET_ASIDE = "update sms_messages set answer_anew = false where id = $1";

    private final Pool pool;
    private final Transactions transactions;
    private final AwaitedAnswers awaited;
    private final Threads threads;
    private final BackgroundLoop loop;

    Reopening(Pool pool, Transactions transactions, AwaitedAnswers awaited, Threads threads, AnswerConfig config) {
        this.pool = pool;
        this.transactions = transactions;
        this.awaited = awaited;
        this.threads = threads;
        this.loop = new BackgroundLoop("sms-answers-anew", 1, config.poll(), this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private record TakenBack(UUID id, UUID userId) {}

    private boolean next() {
        var found = find().await().atMost(PATIENCE);
        found.ifPresent(this::reopenOrSetAside);
        return found.isPresent();
    }

    /** One that can't be opened again would come first for ever, and all others would wait for it. */
    private void reopenOrSetAside(TakenBack answer) {
        try {
            reopen(answer).await().atMost(PATIENCE);
        } catch (RuntimeException why) {
            if (Failures.isTransient(why)) {
                throw why;
            }
            LOG.errorf("What answer %s answered can't be answered anew: %s", answer.id(), Failures.described(why));
            pool.preparedQuery(SET_ASIDE).execute(Tuple.of(answer.id())).await().atMost(PATIENCE);
        }
    }

    private Uni<Optional<TakenBack>> find() {
        return pool.preparedQuery(NEXT)
                .execute()
                .map(rows ->
                        rows.stream().findFirst().map(row -> new TakenBack(row.getUUID("id"), row.getUUID("user_id"))));
    }

    private Uni<Void> reopen(TakenBack answer) {
        return transactions.plain(transaction -> transaction
                .lock(answer.userId().toString())
                .chain(() -> transaction.sql(TAKE).execute(Tuple.of(answer.id())))
                .chain(rows -> rows.stream()
                        .findFirst()
                        .map(row -> reopen(transaction, answer, row))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> reopen(PlainTransaction transaction, TakenBack answer, Row row) {
        LOG.infof("Answer %s was taken back and not sent: what it answered is answered anew", answer.id());
        return threads.reopen(transaction, new UUID[] {answer.id()})
                .chain(() -> awaited.awaitAnew(
                        transaction, answer.userId(), row.getString("to_phone"), row.getUUID("conversation_id")));
    }
}
