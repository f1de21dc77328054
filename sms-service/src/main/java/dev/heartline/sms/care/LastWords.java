package dev.heartline.sms.care;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.answer.FixedAnswer;
import dev.heartline.sms.message.ConversationConfig;
import dev.heartline.sms.message.SaidAt;

/**
 * Finds out what a text from a number meets: what we said last within the conversation, an open question about danger first,
 * and what was written just before it.
 */
@ApplicationScoped
public class LastWords {

    /**
     * By the indexes sms_messages_said and sms_messages_heard. What hasn't left says nothing to anybody, but for the question about
     * danger: it is on its way, and not asked twice.
     */
    private static final String SAID = """
            with ours as (
              select m.body, m.said_at, m.status <> 'queued' and m.said_at <= $4 as has_left,
                coalesce(t.template_name = $3, false) as asks
              from (select *, %1$s as said_at from sms_messages
                    where to_phone = $1 and direction = 'outbound' and %1$s > $2) m
              left join sms_templates t on t.id = m.template_id
              where m.created_at <= $4 and m.status in ('queued', 'sending', 'sent', 'delivered')),
            said as (select * from ours where has_left or asks),
            open as (
              select body, has_left from said
              where asks and not exists (
                select from sms_messages heard
                where heard.from_phone = $1 and heard.direction = 'inbound'
                  and heard.created_at > said.said_at and heard.created_at < $4)
              order by said_at desc limit 1)
            select
              coalesce(
                (select body from open where has_left),
                (select body from said where has_left order by said_at desc limit 1),
                '') as words,
              exists (select from said where asks) as asked,
              exists (select from open) as open,
              coalesce((
                select string_agg(body, ' ' order by created_at) from (
                  select body, created_at from sms_messages
                  where from_phone = $1 and direction = 'inbound' and created_at < $4
                    and created_at > greatest($5, (select max(said_at) from said where has_left))
                  order by created_at desc limit $6) written), '') as burst
            """.formatted(SaidAt.MOMENT);

    /** Who goes on after a longer pause begins anew. */
    private static final Duration PAUSE = Duration.ofSeconds(90);

    /** Bounds what reading them may cost. */
    private static final int MOST_TEXTS = 4;

    private final Pool pool;
    private final ConversationConfig conversation;

    LastWords(Pool pool, ConversationConfig conversation) {
        this.pool = pool;
        this.conversation = conversation;
    }

    /** @param moment when the text came that it is asked for */
    public Uni<SaidBefore> to(String phone, Instant moment) {
        var since = Timestamps.of(moment.minus(conversation.inactivity()));
        return pool.preparedQuery(SAID)
                .execute(Tuple.of(
                        phone,
                        since,
                        FixedAnswer.CRISIS_QUESTION.template(),
                        Timestamps.of(moment),
                        Timestamps.of(moment.minus(PAUSE)),
                        MOST_TEXTS))
                .map(rows -> read(rows.iterator().next()));
    }

    private static SaidBefore read(Row row) {
        return new SaidBefore(
                row.getString("words"), row.getBoolean("asked"), row.getBoolean("open"), row.getString("burst"));
    }
}
