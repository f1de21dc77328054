package dev.heartline.memory.summary;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.backlog.Backlog;
import dev.heartline.messaging.consume.Failures;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/**
 * Tells weeks from their days and months from their weeks, in the background: what changed since it was taken into the longer one, as by
 * a conversation that came late, opens it again.
 */
@ApplicationScoped
class RollUp {

    private static final Logger LOG = Logger.getLogger(RollUp.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String WAITING =
            "summary_period <> 'monthly' and (rolled_up_at is null or rolled_up_at < updated_at)";

    /**
     * By conversation_summaries_to_roll_up. Without a lock on the row: the user's lock comes first, as wherever it is written. Whose
     * lock is held, as by another replica that is at it, is passed by.
     */
    private static final String SOMETHING_NEW = """
            select user_id, summary_period, start_date, updated_at from (
              select user_id, summary_period, start_date, updated_at from conversation_summaries
              where %s and (summary_period = 'weekly' or updated_at < clock_timestamp() - make_interval(secs => $1))
              order by updated_at limit 32) waiting
            where pg_try_advisory_xact_lock(hashtextextended(user_id::text, 0)) limit 1
            """.formatted(WAITING);

    /** $1 user, $2 period of the parts, $3 and $4 the first days on which they start. */
    private static final String PARTS = """
            select %s from conversation_summaries
            where user_id = $1 and summary_period = $2 and start_date between $3 and $4
            order by start_date
            """.formatted(ConversationSummary.COLUMNS);

    private static final String TAKEN_IN = """
            update conversation_summaries set rolled_up_at = updated_at
            where user_id = $1 and summary_period = $2 and start_date between $3 and $4
            """;

    private static final String SET_ASIDE = """
            update conversation_summaries set rolled_up_at = $4
            where user_id = $1 and summary_period = $2 and start_date = $3
            """;

    private final SummaryConfig config;
    private final Transactions transactions;
    private final Summaries summaries;
    private final MeterRegistry registry;
    private final BackgroundLoop loop;

    RollUp(SummaryConfig config, Transactions transactions, Summaries summaries, MeterRegistry registry) {
        this.config = config;
        this.transactions = transactions;
        this.summaries = summaries;
        this.registry = registry;
        this.loop = new BackgroundLoop("summaries", 1, config.idle(), this::round);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    @Produces
    @Singleton
    Backlog waiting() {
        return Backlog.ofRows("summaries-to-roll-up", "conversation_summaries", "updated_at", WAITING);
    }

    private boolean round() {
        var found = transactions
                .plain(transaction -> transaction
                        .sql(SOMETHING_NEW)
                        .execute(Tuple.of(config.settle().toMillis() / 1000.0))
                        .map(rows -> rows.stream().findFirst().map(Part::read)))
                .await()
                .atMost(LONGEST);
        found.ifPresent(this::tell);
        return found.isPresent();
    }

    private void tell(Part part) {
        try {
            transactions
                    .plain(transaction -> tell(transaction, part.userId(), Longer.of(part.period(), part.startDate())))
                    .await()
                    .atMost(LONGEST);
        } catch (RuntimeException why) {
            if (Failures.isTransient(why)) {
                throw why;
            }
            setAside(part, why);
        }
    }

    /** It would fail for ever, and all that are younger would wait for it. What changes of it later is tried again. */
    private void setAside(Part part, RuntimeException why) {
        LOG.errorf(
                "A summary, %s from %s, can't be taken into the longer one: %s",
                part.period().wireName(), part.startDate(), Failures.described(why));
        registry.counter("heartline.memory.summaries.set.aside").increment();
        transactions
                .plain(transaction -> transaction
                        .sql(SET_ASIDE)
                        .execute(Tuple.of(part.userId(), part.period().wireName(), part.startDate(), part.updatedAt())))
                .await()
                .atMost(LONGEST);
    }

    private Uni<Void> tell(PlainTransaction transaction, UUID userId, Longer longer) {
        return transaction
                .lock(userId.toString())
                .chain(() -> transaction
                        .sql(PARTS)
                        .execute(Tuple.of(userId, longer.parts().wireName(), longer.firstStart(), longer.lastStart())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ConversationSummary::read)
                        .toList())
                .chain(parts ->
                        parts.isEmpty() ? Uni.createFrom().voidItem() : write(transaction, userId, longer, parts));
    }

    private Uni<Void> write(PlainTransaction transaction, UUID userId, Longer longer, List<ConversationSummary> parts) {
        return summaries
                .keep(
                        transaction,
                        userId,
                        longer.period(),
                        longer.start(),
                        longer.end(),
                        LongerSummary.of(longer.period(), parts))
                .chain(() -> transaction
                        .sql(TAKEN_IN)
                        .execute(Tuple.of(userId, longer.parts().wireName(), longer.firstStart(), longer.lastStart())))
                .replaceWithVoid();
    }

    /** What is to be taken into the longer one. */
    private record Part(UUID userId, SummaryPeriod period, LocalDate startDate, OffsetDateTime updatedAt) {

        static Part read(Row row) {
            return new Part(
                    row.getUUID("user_id"),
                    WireNamed.of(SummaryPeriod.class, row.getString("summary_period")),
                    row.getLocalDate("start_date"),
                    row.getOffsetDateTime("updated_at"));
        }
    }

    /**
     * A period that is told from shorter ones. A week is from Monday to Sunday, and belongs to the month that has most of it: its
     * Thursday's.
     *
     * @param firstStart the first day on which a part of it can start
     * @param lastStart the last one
     */
    record Longer(
            SummaryPeriod period,
            SummaryPeriod parts,
            LocalDate start,
            LocalDate end,
            LocalDate firstStart,
            LocalDate lastStart) {

        private static final int TO_THURSDAY = 3;

        static Longer of(SummaryPeriod part, LocalDate start) {
            return switch (part) {
                case DAILY -> {
                    var monday = start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    var sunday = monday.plusDays(6);
                    yield new Longer(SummaryPeriod.WEEKLY, part, monday, sunday, monday, sunday);
                }
                case WEEKLY -> {
                    var first = start.plusDays(TO_THURSDAY).withDayOfMonth(1);
                    var last = first.with(TemporalAdjusters.lastDayOfMonth());
                    yield new Longer(
                            SummaryPeriod.MONTHLY,
                            part,
                            first,
                            last,
                            first.minusDays(TO_THURSDAY),
                            last.minusDays(TO_THURSDAY));
                }
                case MONTHLY -> throw new IllegalArgumentException("nothing is told from months");
            };
        }
    }
}
