package dev.heartline.memory.summary;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.backlog.Backlog;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/**
 * Tells weeks from their days and months from their weeks, in the background: what changed since it was taken into the longer one, as by
 * a conversation that came late, opens it again.
 */
@ApplicationScoped
class RollUp {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String WAITING =
            "summary_period <> 'monthly' and (rolled_up_at is null or rolled_up_at < updated_at)";

    /** By conversation_summaries_to_roll_up. Without a lock on the row: the user's lock comes first, as wherever it is written. */
    private static final String SOMETHING_NEW = """
            select user_id, summary_period, start_date from conversation_summaries
            where %s and (summary_period = 'weekly' or updated_at < clock_timestamp() - make_interval(secs => $1))
            order by updated_at limit 1
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

    private final SummaryConfig config;
    private final Transactions transactions;
    private final Summaries summaries;
    private final BackgroundLoop loop;

    RollUp(SummaryConfig config, Transactions transactions, Summaries summaries) {
        this.config = config;
        this.transactions = transactions;
        this.summaries = summaries;
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
        return transactions
                .plain(transaction -> transaction
                        .sql(SOMETHING_NEW)
                        .execute(Tuple.of(config.settle().toMillis() / 1000.0))
                        .chain(rows -> rows.size() == 0
                                ? Uni.createFrom().item(false)
                                : tell(
                                                transaction,
                                                rows.iterator().next().getUUID("user_id"),
                                                Longer.of(
                                                        WireNamed.of(
                                                                SummaryPeriod.class,
                                                                rows.iterator()
                                                                        .next()
                                                                        .getString("summary_period")),
                                                        rows.iterator().next().getLocalDate("start_date")))
                                        .replaceWith(true)))
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
