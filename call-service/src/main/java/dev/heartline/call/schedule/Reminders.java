package dev.heartline.call.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.heartline.call.coachmessage.CoachMessageListener;
import dev.heartline.events.CallAnnounced;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/**
 * Has users reminded by text of the calls that come soon: asks for each reminder once by {@code call.announced}, takes it back where the
 * call doesn't come then, and notes when it left. Whether it may be sent is for the service that sends it to ask; of a reminder that
 * wasn't sent, or that nobody told us of, {@code reminder_sent_at} stays null.
 */
@ApplicationScoped
class Reminders implements CoachMessageListener {

    private static final Logger LOG = Logger.getLogger(Reminders.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Index: scheduled_calls_reminder_due. One that fails is not to keep the others from their turn, so that they are asked for singly. */
    private static final String DUE = """
            select id, user_id from scheduled_calls
            where state = 'waiting' and reminder_due_at <= $1 and scheduled_for > $1
            order by reminder_due_at limit $2
            """;

    /** Asked under the lock of the user: whoever comes second changes nothing. */
    private static final String ASK = """
            update scheduled_calls set reminder_due_at = null, reminder_text_id = $3
            where id = $1 and state = 'waiting' and reminder_due_at <= $2 and scheduled_for > $2
            """;

    /** The others come first. */
    private static final String LATER = """
            update scheduled_calls set reminder_due_at = $3
            where id = $1 and state = 'waiting' and reminder_due_at <= $2
            """;

    private static final String SCHEDULED_FOR = """
            select id, user_id, scheduled_for, timezone from scheduled_calls where id = $1 and state = 'waiting' for update
            """;

    private static final String SENT = """
            update scheduled_calls set reminder_sent_at = coalesce(reminder_sent_at, $3)
            where user_id = $1 and reminder_text_id = $2
            """;

    private final Transactions transactions;
    private final ScheduleConfig config;
    private final Pool pool;
    private final Clock clock;
    private BackgroundLoop loop;

    private record Due(UUID id, UUID userId) {}

    Reminders(Transactions transactions, ScheduleConfig config, Pool pool, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.pool = pool;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("call-reminders", 1, config.every(), this::look);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** When the reminder of a call is to be asked for; null for none, as of one that was agreed so late that they know of it. */
    static @Nullable Instant dueAt(Instant scheduledFor, Duration before, Instant agreedAt) {
        var due = scheduledFor.minus(before);
        return before.isPositive() && due.isAfter(agreedAt) ? due : null;
    }

    private boolean look() {
        var due = pool.preparedQuery(DUE)
                .execute(Tuple.of(Timestamps.of(clock.instant()), config.batch()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Due(row.getUUID("id"), row.getUUID("user_id")))
                        .toList())
                .await()
                .atMost(PATIENCE);
        return due.stream().filter(this::isAsked).count() == config.batch();
    }

    private boolean isAsked(Due due) {
        try {
            transactions
                    .plain(transaction ->
                            transaction.lock(due.userId().toString()).chain(() -> ask(transaction, due)))
                    .await()
                    .atMost(PATIENCE);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("The reminder of call %s has to wait: %s", due.id(), e.getMessage());
            var now = clock.instant();
            pool.preparedQuery(LATER)
                    .execute(Tuple.of(due.id(), Timestamps.of(now), Timestamps.of(now.plus(config.lease()))))
                    .await()
                    .atMost(PATIENCE);
            return false;
        }
    }

    private Uni<Void> ask(PlainTransaction transaction, Due due) {
        return transaction.sql(SCHEDULED_FOR).execute(Tuple.of(due.id())).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().voidItem();
            }
            var row = rows.iterator().next();
            var text = textId(due.id(), row.getOffsetDateTime("scheduled_for").toInstant());
            return transaction
                    .sql(ASK)
                    .execute(Tuple.of(due.id(), Timestamps.of(clock.instant()), text))
                    .chain(asked -> asked.rowCount() == 1
                            ? transaction.publish(announcement(row, text, false))
                            : Uni.createFrom().voidItem());
        });
    }

    /** The calls don't come when they were announced for, as far as they were: rows of {@code scheduled_calls} as they were before. */
    Uni<Void> takeBack(PlainTransaction transaction, RowSet<Row> calls) {
        return Multi.createFrom()
                .items(StreamSupport.stream(calls.spliterator(), false)
                        .filter(row -> row.getUUID("reminder_text_id") != null))
                .onItem()
                .transformToUniAndConcatenate(
                        row -> transaction.publish(announcement(row, row.getUUID("reminder_text_id"), true)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Each time of a call has its own, which is asked for once. */
    private static UUID textId(UUID id, Instant scheduledFor) {
        return Ids.derived("call reminder", id, scheduledFor);
    }

    private static Event<CallAnnounced> announcement(Row row, UUID text, boolean calledOff) {
        return Event.of(
                EventType.CALL_ANNOUNCED,
                new CallAnnounced(
                        row.getUUID("id"),
                        row.getUUID("user_id"),
                        text,
                        row.getOffsetDateTime("scheduled_for").toInstant(),
                        row.getString("timezone"),
                        calledOff));
    }

    @Override
    public boolean concerns(CoachMessaged message) {
        return message.channel() == Channel.SMS;
    }

    @Override
    public Uni<Void> heard(PlainTransaction transaction, CoachMessaged message) {
        return transaction
                .sql(SENT)
                .execute(Tuple.of(message.userId(), message.messageId(), Timestamps.of(message.sentAt())))
                .replaceWithVoid();
    }
}
