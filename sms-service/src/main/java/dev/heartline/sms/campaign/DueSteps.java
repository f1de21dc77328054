package dev.heartline.sms.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.backlog.Backlog;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/**
 * Takes on steps that are due, some at a time and no faster than their campaign may: a claim is committed before any words are
 * sought, and whoever comes back with them finds out whether it still stands.
 */
@ApplicationScoped
class DueSteps {

    /**
     * By the indexes sms_campaigns_active and sms_campaign_enrolments_due: nothing of a campaign that doesn't run is looked at.
     * Ordered, lest a planner with old statistics reads all enrolments to find that none is due.
     */
    static final String CAMPAIGN = Campaigns.SELECT + """
            where status = 'active' and (released_until is null or released_until <= $1)
              and (
                select true from sms_campaign_enrolments e
                where e.campaign_id = c.id and e.status = 'active' and e.next_step_at <= $1
                  and (e.claimed_at is null or e.claimed_at < $2)
                order by e.next_step_at limit 1)
            order by released_until nulls first limit 1
            for no key update of c skip locked
            """;

    /**
     * By {@code ctid}, as an array: any other way to rows of which nobody knows how many there are may be planned over all enrolments. A row
     * that changes meanwhile is left to the next tick.
     */
    static final String CLAIM = """
            update sms_campaign_enrolments set claimed_at = $2
            where ctid = any(array(
              select ctid from sms_campaign_enrolments
              where campaign_id = $1 and status = 'active' and next_step_at <= $2
                and (claimed_at is null or claimed_at < $3)
              order by next_step_at limit $4
              for update skip locked))
            returning user_id, next_step
            """;

    /** What another has taken on meanwhile stays with it. */
    private static final String RENEW = """
            update sms_campaign_enrolments set claimed_at = $3
            where campaign_id = $1 and status = 'active' and claimed_at = $2 and user_id = any($4)
            returning user_id, next_step
            """;

    private static final String RELEASED = "update sms_campaigns set released_until = $2 where id = $1";

    private final Transactions transactions;
    private final CampaignConfig config;
    private final Clock clock;

    DueSteps(Transactions transactions, CampaignConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** @param claimedAt as the database keeps it, so that the claim is known again */
    record Batch(Campaign campaign, Instant claimedAt, List<Due> steps) {

        /** Without the first. */
        Batch rest() {
            return new Batch(campaign, claimedAt, steps.subList(1, steps.size()));
        }
    }

    record Due(UUID userId, int step) {}

    /** Empty where nothing may be released now. */
    Uni<Optional<Batch>> claim() {
        var now = Timestamps.of(clock.instant());
        return transactions.plain(transaction -> transaction
                .sql(CAMPAIGN)
                .execute(Tuple.of(now, now.minus(config.lease())))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : claim(transaction, Campaign.read(rows.iterator().next()), now.toInstant())
                                .map(Optional::of)));
    }

    /** Whether so much of the lease is over that what is left of a batch may take longer than the rest of it. */
    boolean wearsOff(Batch batch) {
        return clock.instant().isAfter(batch.claimedAt().plus(config.lease().dividedBy(2)));
    }

    /** Words may take an engine long: the same claim with a new lease, on what of it still stands. */
    Uni<Batch> renew(Batch batch) {
        var now = Timestamps.of(clock.instant());
        var users = batch.steps().stream().map(Due::userId).toArray(UUID[]::new);
        return transactions.plain(transaction -> transaction
                .sql(RENEW)
                .execute(Tuple.of(batch.campaign().id(), Timestamps.of(batch.claimedAt()), now, users))
                .map(rows -> new Batch(batch.campaign(), now.toInstant(), dueOf(rows))));
    }

    private Uni<Batch> claim(PlainTransaction transaction, Campaign campaign, Instant now) {
        int perMinute = campaign.textsPerMinute();
        var pace = Pace.at(now, campaign.releasedUntil().orElse(null), perMinute, config.batch());
        return transaction
                .sql(CLAIM)
                .execute(Tuple.of(
                        campaign.id(), Timestamps.of(now), Timestamps.of(now.minus(config.lease())), pace.count()))
                .map(DueSteps::dueOf)
                .call(due -> transaction
                        .sql(RELEASED)
                        .execute(Tuple.of(
                                campaign.id(),
                                Timestamps.of(pace.of(due.size(), perMinute).until()))))
                .map(due -> new Batch(campaign, now, due));
    }

    private static List<Due> dueOf(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new Due(row.getUUID("user_id"), row.getInteger("next_step")))
                .toList();
    }

    /** Due, and nobody has taken it. Index: sms_campaign_enrolments_due. */
    @Produces
    @Singleton
    static Backlog campaignSteps() {
        return Backlog.ofRows(
                "campaign-steps",
                "sms_campaign_enrolments join sms_campaigns c on c.id = campaign_id and c.status = 'active'",
                "next_step_at",
                "sms_campaign_enrolments.status = 'active' and next_step_at <= now()");
    }
}
