package dev.heartline.sms.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.reach.GoodTimes;
import dev.heartline.sms.reach.ReachPattern;
import dev.heartline.sms.reach.ReachPatterns;

/** Enrols a segment, so many at a time: one replica at once, and another one goes on where it stopped. */
@ApplicationScoped
class Enrolling {

    private static final Logger LOG = Logger.getLogger(Enrolling.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CLAIM = Campaigns.SELECT
            + "where status = 'active' and enrolling order by id limit 1 for no key update of c skip locked";

    private static final String ENROL = """
            with enrolled as (
              insert into sms_campaign_enrolments (campaign_id, user_id, status, holdout, next_step_at, enrolled_at)
              select $1, user_id, case when holdout then 'held_out' else 'active' end, holdout,
                     case when holdout then null else due end, $2
              from unnest($3::uuid[], $4::boolean[], $5::timestamptz[]) as new (user_id, holdout, due)
              on conflict do nothing
              returning holdout)
            update sms_campaigns
            set enrolled_users_count = enrolled_users_count + (select count(*) from enrolled),
                held_out_count = held_out_count + (select count(*) from enrolled where holdout),
                enrolled_upto = coalesce($6, enrolled_upto), enrolling = $7
            where id = $1
            """;

    private final Transactions transactions;
    private final Segments segments;
    private final ReachPatterns patterns;
    private final GoodTimes goodTimes;
    private final CampaignConfig config;
    private final Clock clock;

    Enrolling(
            Transactions transactions,
            Segments segments,
            ReachPatterns patterns,
            GoodTimes goodTimes,
            CampaignConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.segments = segments;
        this.patterns = patterns;
        this.goodTimes = goodTimes;
        this.config = config;
        this.clock = clock;
    }

    /** @return false where nobody is to be enrolled, or another one is at it */
    boolean next() {
        return transactions.plain(this::enrol).await().atMost(PATIENCE);
    }

    private Uni<Boolean> enrol(PlainTransaction transaction) {
        return transaction
                .sql(CLAIM)
                .execute()
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : enrol(transaction, Campaign.read(rows.iterator().next()))
                                .replaceWith(true));
    }

    private Uni<Void> enrol(PlainTransaction transaction, Campaign campaign) {
        int limit = config.enrolAtOnce();
        return segments.members(transaction.connection(), campaign.segment(), campaign.enrolledUpto(), limit)
                .chain(members -> patterns(transaction, campaign, members)
                        .chain(known -> enrol(transaction, campaign, members, known, members.size() == limit)));
    }

    /** None where the first step has a time of its own. */
    private Uni<Map<UUID, ReachPattern>> patterns(
            PlainTransaction transaction, Campaign campaign, List<Segments.Member> members) {
        return campaign.steps().getFirst().at() == null
                ? patterns.of(
                        transaction.connection(),
                        members.stream().map(Segments.Member::userId).toList())
                : Uni.createFrom().item(Map.of());
    }

    private Uni<Void> enrol(
            PlainTransaction transaction,
            Campaign campaign,
            List<Segments.Member> members,
            Map<UUID, ReachPattern> known,
            boolean more) {
        var now = clock.instant();
        var ids = members.stream().map(Segments.Member::userId).toArray(UUID[]::new);
        var heldOut = members.stream()
                .map(member -> Holdout.contains(campaign.id(), member.userId(), campaign.holdoutPercent()))
                .toArray(Boolean[]::new);
        var due = members.stream()
                .map(member -> Timestamps.of(
                        first(campaign, member, known.getOrDefault(member.userId(), ReachPattern.UNKNOWN), now)))
                .toArray(OffsetDateTime[]::new);
        if (!more) {
            LOG.infof("Campaign %s has gone through its segment", campaign.id());
        }
        return transaction
                .sql(ENROL)
                .execute(Tuple.from(new Object[] {
                    campaign.id(),
                    Timestamps.of(now),
                    ids,
                    heldOut,
                    due,
                    members.isEmpty() ? null : members.getLast().userId(),
                    more
                }))
                .replaceWithVoid();
    }

    private Instant first(Campaign campaign, Segments.Member member, ReachPattern pattern, Instant now) {
        var step = campaign.steps().getFirst();
        var zone = KnownUser.zoneOf(member.timezone());
        var due = StepTime.of(now, step.delayHours(), step.at(), zone.orElse(ZoneOffset.UTC));
        return step.at() == null ? goodTimes.from(due, pattern, zone) : due;
    }
}
