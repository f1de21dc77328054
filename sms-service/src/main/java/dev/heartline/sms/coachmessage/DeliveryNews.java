package dev.heartline.sms.coachmessage;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.messaging.consume.Failures;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.Transactions;

/** Tells that texts were delivered, some time after they were: nobody waits for it, and they don't wait for it. */
@ApplicationScoped
class DeliveryNews {

    private static final Logger LOG = Logger.getLogger(DeliveryNews.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int BATCH = 50;

    /** By the index coach_messages_untold. */
    private static final String UNTOLD =
            "select id, user_id from coach_messages where untold_delivery order by id limit $1";

    /** Once, whoever else found it. */
    private static final String TAKE = """
            update coach_messages set untold_delivery = false where id = $1 and untold_delivery
            returning *
            """;

    private static final String SET_ASIDE = "update coach_messages set untold_delivery = false where id = $1";

    private final Pool pool;
    private final Transactions transactions;
    private final NamedMemories memories;
    private final BackgroundLoop loop;

    DeliveryNews(Pool pool, Transactions transactions, NamedMemories memories) {
        this.pool = pool;
        this.memories = memories;
        this.transactions = transactions;
        this.loop = new BackgroundLoop("sms-delivery-news", 1, POLL, this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private record Untold(UUID id, UUID userId) {}

    private boolean next() {
        var found = untold().await().atMost(PATIENCE);
        found.forEach(this::tellOrSetAside);
        return !found.isEmpty();
    }

    /** One that can't be told would come first for ever, and all others would wait for it. */
    private void tellOrSetAside(Untold text) {
        try {
            tell(text).await().atMost(PATIENCE);
        } catch (RuntimeException why) {
            if (Failures.isTransient(why)) {
                throw why;
            }
            LOG.errorf("That text %s was delivered can't be told: %s", text.id(), Failures.described(why));
            pool.preparedQuery(SET_ASIDE).execute(Tuple.of(text.id())).await().atMost(PATIENCE);
        }
    }

    private Uni<List<Untold>> untold() {
        return pool.preparedQuery(UNTOLD)
                .execute(Tuple.of(BATCH))
                .map(rows -> rows.stream()
                        .map(row -> new Untold(row.getUUID("id"), row.getUUID("user_id")))
                        .toList());
    }

    private Uni<Void> tell(Untold text) {
        return transactions.plain(transaction -> transaction
                .lock(text.userId().toString())
                .chain(() -> transaction.sql(TAKE).execute(Tuple.of(text.id())))
                .chain(rows -> rows.stream()
                        .findFirst()
                        .map(CoachMessage::read)
                        .map(message -> memories.in(message)
                                .chain(named -> transaction.publish(CoachMessages.event(
                                        message, MessageMilestone.DELIVERED, message.deliveredAt(), null, named))))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
