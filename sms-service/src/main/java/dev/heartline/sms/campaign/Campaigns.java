package dev.heartline.sms.campaign;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/** {@code sms_campaigns}. */
@ApplicationScoped
class Campaigns {

    private static final int CALLED_BACK_AT_ONCE = 500;

    static final String SELECT = """
            select c.*, coalesce((select sum(completed) from sms_campaign_tallies t where t.campaign_id = c.id), 0)::bigint as completed
            from sms_campaigns c
            """;

    /** By the index sms_campaigns_made. */
    private static final String PAGE = SELECT + """
            where ($2::text is null or status = $2)
              and ($3::uuid is null or (created_at, id) < (select created_at, id from sms_campaigns where id = $3))
            order by created_at desc, id desc limit $1
            """;

    private static final String MAKE = """
            insert into sms_campaigns
              (id, campaign_name, target_user_segment, message_sequence, holdout_percent, stop_on_reply, texts_per_minute,
               created_at, created_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (id) do nothing
            """;

    /** A pause holds no text back that is queued already, and takes no step. */
    private static final String MOVE = """
            update sms_campaigns
            set status = $3, enrolling = case when $3 = 'completed' then false when status = 'draft' then true else enrolling end,
                started_at = coalesce(started_at, case when $3 = 'active' then $4::timestamptz end),
                ended_at = case when $3 = 'completed' then $4::timestamptz end
            where id = $1 and status = any($2)
            """;

    /** Apart from what is found out about them: a statement that had to wait for a lock would go by what was there before. */
    private static final String HOLD =
            "select id from sms_campaigns where status in ('active', 'paused') order by id for no key update";

    /** By the index sms_campaign_enrolments_due. */
    static final String TIDY = """
            update sms_campaigns c
            set completion_rate = f.rate,
                status = case when f.over then 'completed' else c.status end,
                ended_at = case when f.over then $1 else c.ended_at end
            from (
              select running.id,
                     round(coalesce((select sum(completed) from sms_campaign_tallies t where t.campaign_id = running.id), 0)
                           / nullif(enrolled_users_count - held_out_count, 0), 4) as rate,
                     status = 'active' and not enrolling and (
                       select true from sms_campaign_enrolments e
                       where e.campaign_id = running.id and e.status = 'active' order by e.next_step_at limit 1) is null as over
              from sms_campaigns running
              where status in ('active', 'paused')) f
            where f.id = c.id and (f.over or c.completion_rate is distinct from f.rate)
            """;

    /** Waits for steps that are being taken, so that their texts are seen; whoever comes later finds the claim gone. */
    private static final String END_CLAIMS = """
            update sms_campaign_enrolments set claimed_at = null
            where campaign_id = $1 and status = 'active' and claimed_at is not null
            """;

    /** By the key of the table. */
    private static final String ENROLLED = """
            select user_id, status, next_step, next_step_at, enrolled_at, end_reason, ended_at from sms_campaign_enrolments
            where campaign_id = $1 and ($2::uuid is null or user_id > $2)
            order by user_id limit $3
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Enrolments enrolments;
    private final Clock clock;

    Campaigns(Pool pool, Transactions transactions, Enrolments enrolments, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    Uni<Optional<Campaign>> find(UUID id) {
        return pool.preparedQuery(SELECT + "where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Campaign.read(rows.iterator().next())));
    }

    /** Who is in it, by their ids. */
    Uni<List<EnrolmentView>> enrolled(UUID id, Optional<UUID> after, int limit) {
        return pool.preparedQuery(ENROLLED)
                .execute(Tuple.of(id, after.orElse(null), limit))
                .map(rows -> rows.stream().map(EnrolmentView::read).toList());
    }

    /** The latest first. */
    Uni<List<Campaign>> page(int limit, Optional<CampaignStatus> status, Optional<UUID> before) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(limit, status.map(CampaignStatus::wireName).orElse(null), before.orElse(null)))
                .map(rows -> rows.stream().map(Campaign::read).toList());
    }

    /** Nothing happens where there is one of this id. */
    Uni<Void> make(UUID id, NewCampaign campaign, String by) {
        return pool.preparedQuery(MAKE)
                .execute(Tuple.from(new Object[] {
                    id,
                    campaign.name(),
                    campaign.segment().wireName(),
                    Campaign.sequence(campaign.steps()),
                    campaign.holdoutPercent(),
                    campaign.stopOnReply(),
                    campaign.textsPerMinute(),
                    Timestamps.of(clock.instant()),
                    by
                }))
                .replaceWithVoid();
    }

    /** @return false where it is in no state from which it can get there */
    Uni<Boolean> move(UUID id, CampaignStatus to, CampaignStatus... from) {
        var states = Arrays.stream(from).map(CampaignStatus::wireName).toArray(String[]::new);
        return pool.preparedQuery(MOVE)
                .execute(Tuple.of(id, states, to.wireName(), Timestamps.of(clock.instant())))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Takes back what has not left of a campaign that is completed. All of it at once might take longer than a statement may. */
    Uni<Void> callBack(UUID id) {
        return transactions
                .plain(transaction -> transaction.sql(END_CLAIMS).execute(Tuple.of(id)))
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> transactions.plain(
                                transaction -> enrolments.callSomeBack(transaction, id, CALLED_BACK_AT_ONCE)))
                        .whilst(texts -> texts > 0)
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    /** Shows how far those are that run, and ends those in which nothing is left to do. */
    Uni<Void> tidy() {
        return transactions.plain(transaction -> transaction
                .sql(HOLD)
                .execute()
                .chain(() -> transaction.sql(TIDY).execute(Tuple.of(Timestamps.of(clock.instant()))))
                .replaceWithVoid());
    }
}
