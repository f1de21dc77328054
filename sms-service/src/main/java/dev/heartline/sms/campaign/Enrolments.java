package dev.heartline.sms.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.care.CrisisListener;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.PlannedContact;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** What takes people out of campaigns. Under the user's lock, as each step is taken under it. */
@ApplicationScoped
public class Enrolments implements CrisisListener {

    /**
     * Whoever writes before the first text of a campaign has left has not answered it. Whom, and when. By the index
     * sms_messages_said_by_campaigns.
     */
    private static final String HAS_TEXTED = """
            exists (
              select from sms_messages said
              where said.user_id = %s and said.campaign_id = c.id and said.claimed_at <= %s
                and (said.sent_at is not null or said.status = 'sending'))
            """;

    private static final String STOP = """
            update sms_campaign_enrolments e
            set status = 'stopped', end_reason = $2, ended_at = $3, claimed_at = null
            from sms_campaigns c
            where e.user_id = $1 and e.status = 'active' and c.id = e.campaign_id
              and ($2 <> 'reply' or c.stop_on_reply and %s)
              and ($4::uuid is null or c.id = $4)
            """.formatted(HAS_TEXTED.formatted("$1", "$5"));

    /** $1 now. What is under way is left to its attempt: it is not tried again. */
    private static final String CALLED_BACK = """
            update sms_messages m
            set withdrawn_at = $1,
                status = case m.status when 'sending' then m.status else 'skipped' end,
                contact_reason = case m.status when 'sending' then m.contact_reason else 'campaign_stopped' end
            %s
            returning m.id, m.user_id, m.to_phone, m.purpose, m.status
            """;

    /** By the index sms_messages_of_campaigns. */
    private static final String CALL_BACK = CALLED_BACK.formatted("""
            from sms_campaigns c
            where m.user_id = $2 and m.campaign_id = c.id
              and m.status in ('queued', 'held', 'sending') and m.withdrawn_at is null
              and ($3 <> 'reply' or c.stop_on_reply and %s)
              and ($4::uuid is null or c.id = $4)
            """.formatted(HAS_TEXTED.formatted("$2", "$5")));

    /** By the index sms_messages_of_campaigns. So many at once. */
    private static final String CALL_SOME_BACK = CALLED_BACK.formatted("""
            where m.id in (
              select id from sms_messages
              where campaign_id = $2 and status in ('queued', 'held', 'sending') and withdrawn_at is null
              limit $3 for update)
            """);

    /** As {@code contact_decision.reason}. */
    private static final String STOPPED = "campaign_stopped";

    private final Profiles profiles;
    private final Segments segments;
    private final ContactDecisions contacts;
    private final Clock clock;

    Enrolments(Profiles profiles, Segments segments, ContactDecisions contacts, Clock clock) {
        this.profiles = profiles;
        this.segments = segments;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Somebody wrote: they are active, and out of the campaigns that texted them. */
    public Uni<Void> wrote(PlainTransaction transaction, UUID userId, EndReason reason, Instant at) {
        return profiles.find(transaction.connection(), userId)
                .chain(found -> found.map(user -> segments.active(transaction.connection(), user, at))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> stop(transaction, userId, null, reason, at));
    }

    @Override
    public Uni<Void> heard(PlainTransaction transaction, Event<CrisisRaised> event) {
        var crisis = event.body();
        return crisis.userId() == null || crisis.state() != CrisisState.RAISED
                ? Uni.createFrom().voidItem()
                : stop(transaction, crisis.userId(), EndReason.CRISIS);
    }

    /** Out of all campaigns. */
    Uni<Void> stop(PlainTransaction transaction, UUID userId, EndReason reason) {
        return stop(transaction, userId, null, reason);
    }

    /** @param campaignId null for all */
    Uni<Void> stop(PlainTransaction transaction, UUID userId, UUID campaignId, EndReason reason) {
        return stop(transaction, userId, campaignId, reason, clock.instant());
    }

    private Uni<Void> stop(
            PlainTransaction transaction, UUID userId, UUID campaignId, EndReason reason, Instant moment) {
        var now = Timestamps.of(clock.instant());
        var at = Timestamps.of(moment);
        return transaction
                .sql(STOP)
                .execute(Tuple.of(userId, reason.wireName(), now, campaignId, at))
                .chain(() ->
                        transaction.sql(CALL_BACK).execute(Tuple.of(now, userId, reason.wireName(), campaignId, at)))
                .chain(texts -> declined(transaction, texts));
    }

    /**
     * Takes back some of what has not left of a campaign.
     *
     * @return how many; 0 where none is left
     */
    Uni<Integer> callSomeBack(PlainTransaction transaction, UUID campaignId, int most) {
        return transaction
                .sql(CALL_SOME_BACK)
                .execute(Tuple.of(Timestamps.of(clock.instant()), campaignId, most))
                .call(texts -> declined(transaction, texts))
                .map(RowSet::size);
    }

    /** Those that are certain not to leave are on record as contacts that were not made. */
    private Uni<Void> declined(PlainTransaction transaction, RowSet<Row> texts) {
        return contacts.declineAll(
                transaction,
                texts.stream()
                        .filter(text -> "skipped".equals(text.getString("status")))
                        .map(Enrolments::planned)
                        .toList(),
                STOPPED);
    }

    private static PlannedContact planned(Row text) {
        return new PlannedContact(
                ContactChannel.SMS,
                WireNamed.of(ContactPurpose.class, text.getString("purpose")),
                Optional.of(text.getUUID("user_id")),
                Optional.empty(),
                Optional.ofNullable(text.getString("to_phone")),
                text.getUUID("id"));
    }
}
