package dev.heartline.sms.template;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/**
 * Counts what templates achieve, apart from sending and from reading: no text waits for a counter. The days to which replies may still
 * come are counted anew each time, from the texts themselves, so that nothing is counted twice or missed, also after a crash; earlier
 * ones stay as they were counted, also when their texts are gone.
 */
@ApplicationScoped
class TemplateFigures {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of several replicas one counts. */
    private static final String BEGIN = "select counted_at from sms_template_counting for update skip locked";

    /**
     * By the indexes sms_messages_of_templates and sms_messages_replied_to. Of several replies the first counts. What never arrived
     * can't be answered and is never settled; a machine's answer is none.
     */
    private static final String COUNT = """
            with sent as (
              select id, template_id, coalesce(template_version, 1) as version, sent_at,
                     (sent_at at time zone 'UTC')::date as day, status in ('sent', 'delivered') as arrives
              from sms_messages
              where template_id is not null and sent_at >= $1 and direction = 'outbound'),
            replies as (
              select distinct on (sent.id) sent.id, reply.intent_detected, reply.sentiment,
                     reply.created_at <= sent.sent_at + $3::float8 * interval '1 second' as prompt
              from sent join sms_messages reply on reply.replied_to_message_id = sent.id
              where reply.direction = 'inbound' and reply.intent_detected is not null
                and reply.reported_as is distinct from 'auto_reply'
                and reply.created_at <= sent.sent_at + $2::float8 * interval '1 second'
              order by sent.id, reply.created_at)
            select template_id, version, day, arrives and sent_at < $4 as settled,
                   intent_detected as intent, sentiment, coalesce(prompt, false) as prompt, count(*) as texts
            from sent left join replies using (id)
            group by 1, 2, 3, 4, 5, 6, 7
            """;

    private static final String FORGET = "delete from sms_template_days where day >= $1::date";

    private static final String KEEP = """
            insert into sms_template_days (template_id, version, day, sent, settled, replied, opted_out, score)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    /** Only rows that change. Nobody who sends waits for them: a foreign key asks for a lock that this leaves free. */
    private static final String SHOW = """
            update sms_templates t
            set sent_count = f.sent, average_response_rate = f.rate, average_engagement_score = f.score,
                settled_count = f.settled, replied_count = f.replied
            from (
              select sms_templates.id, coalesce(sum(sent), 0)::integer as sent,
                     round(sum(replied) / nullif(sum(settled), 0), 4) as rate,
                     round((sum(score) / nullif(sum(settled), 0))::numeric, 4) as score,
                     coalesce(sum(settled) filter (where day.version = sms_templates.version), 0)::bigint as settled,
                     coalesce(sum(replied) filter (where day.version = sms_templates.version), 0)::bigint as replied
              from sms_templates left join sms_template_days day on day.template_id = sms_templates.id
              group by sms_templates.id) f
            where f.id = t.id
              and (t.sent_count, t.average_response_rate, t.average_engagement_score, t.settled_count, t.replied_count)
                  is distinct from (f.sent, f.rate, f.score, f.settled, f.replied)
            """;

    private static final String END = "update sms_template_counting set counted_at = $1";

    private final Transactions transactions;
    private final TemplateConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    TemplateFigures(Transactions transactions, TemplateConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("sms-template-figures", 1, config.countEvery(), this::count);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean count() {
        transactions.plain(this::count).await().atMost(PATIENCE);
        return false;
    }

    private Uni<Void> count(PlainTransaction transaction) {
        var now = clock.instant();
        return transaction
                .sql(BEGIN)
                .execute()
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : count(transaction, from(rows.iterator().next(), now), now));
    }

    /** The first moment of the day of the oldest text that was still open when it was last counted. */
    private Instant from(Row counting, Instant now) {
        return Optional.ofNullable(counting.getOffsetDateTime("counted_at"))
                .map(OffsetDateTime::toInstant)
                .map(last -> last.isBefore(now) ? last : now)
                .map(last -> last.minus(config.replyWithin()).truncatedTo(ChronoUnit.DAYS))
                .orElse(Instant.EPOCH);
    }

    private Uni<Void> count(PlainTransaction transaction, Instant from, Instant now) {
        return transaction
                .sql(COUNT)
                .execute(Tuple.of(
                        Timestamps.of(from),
                        seconds(config.replyWithin()),
                        seconds(config.promptWithin()),
                        Timestamps.of(now.minus(config.replyWithin()))))
                .chain(groups -> transaction
                        .sql(FORGET)
                        .execute(Tuple.of(from.atOffset(ZoneOffset.UTC).toLocalDate()))
                        .chain(() -> keep(transaction, days(groups))))
                .chain(() -> transaction.sql(SHOW).execute())
                .chain(() -> transaction.sql(END).execute(Tuple.of(Timestamps.of(now))))
                .replaceWithVoid();
    }

    private static Collection<DayTally> days(RowSet<Row> groups) {
        var days = new LinkedHashMap<DayTally.Key, DayTally>();
        groups.forEach(row -> {
            var group = DayTally.read(row);
            days.merge(group.key(), group, DayTally::plus);
        });
        return days.values();
    }

    private static Uni<Void> keep(PlainTransaction transaction, Collection<DayTally> days) {
        if (days.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .sql(KEEP)
                .executeBatch(days.stream()
                        .map(day -> Tuple.from(new Object[] {
                            day.key().templateId(),
                            day.key().version(),
                            day.key().day(),
                            day.sent(),
                            day.settled(),
                            day.replied(),
                            day.optedOut(),
                            day.score()
                        }))
                        .toList())
                .replaceWithVoid();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
