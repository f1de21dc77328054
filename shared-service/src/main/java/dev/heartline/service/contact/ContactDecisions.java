package dev.heartline.service.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.time.Timestamps;

/** Asks the contact policy with all that this service knows, and records every verdict in {@code contact_decision}. */
@ApplicationScoped
public class ContactDecisions {

    private static final Logger LOG = Logger.getLogger(ContactDecisions.class);

    /**
     * By the indexes contact_decision_user and contact_decision_subject. A text that is tried again counts once; what was allowed
     * and refused in the end, by whomever, reached nobody.
     */
    private static final String STARTED = """
            select max(at) from contact_decision allowed
            where user_id = $1 and at > $2 and channel = $3 and verdict = 'allowed' and purpose = any($4)
              and subject_id <> $5
              and not exists (
                select from contact_decision refused
                where refused.subject_id = allowed.subject_id and refused.verdict = 'refused')
            group by subject_id
            """;

    /** By the index contact_decision_subject. */
    private static final String TAKE_BACK = """
            with made as (
              select subject_id, user_id, channel, purpose from contact_decision
              where subject_id = $2 and verdict = 'allowed'
              order by at desc limit 1
              for update)
            insert into contact_decision (id, subject_id, user_id, channel, purpose, verdict, reason, at)
            select $1, subject_id, user_id, channel, purpose, 'refused', $3, $4 from made
            """;

    private static final String TAKE_BACK_IN_SESSION = TAKE_BACK.replace('$', '?');

    private static final String RECORD = """
            insert into contact_decision (id, subject_id, user_id, channel, purpose, verdict, reason, held_until, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String RECORD_ALL = """
            insert into contact_decision (id, subject_id, user_id, channel, purpose, verdict, reason, at)
            select id, subject_id, user_id, channel, purpose, 'refused', $6, $7
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as made (id, subject_id, user_id, channel, purpose)
            """;

    private static final String[] STARTED_BY_US = Arrays.stream(ContactPurpose.values())
            .filter(ContactPurpose::isStartedByUs)
            .map(ContactPurpose::wireName)
            .toArray(String[]::new);

    private final ContactPolicy policy;
    private final Consents consents;
    private final QuietAfterCrisis quiet;
    private final List<NudgesElsewhere> nudges;
    private final List<StatedHoursOf> stated;
    private final Clock clock;
    private final MeterRegistry registry;

    ContactDecisions(
            ContactPolicy policy,
            Consents consents,
            QuietAfterCrisis quiet,
            @All List<NudgesElsewhere> nudges,
            @All List<StatedHoursOf> stated,
            Clock clock,
            MeterRegistry registry) {
        this.policy = policy;
        this.consents = consents;
        this.quiet = quiet;
        this.nudges = nudges;
        this.stated = stated;
        this.clock = clock;
        this.registry = registry;
    }

    /** May this contact be made now? The verdict is recorded in the same transaction. */
    public Uni<ContactVerdict> decide(PlainTransaction transaction, PlannedContact contact) {
        var now = clock.instant();
        return request(transaction, contact, now)
                .map(policy::decide)
                .call(verdict -> record(
                        transaction,
                        contact,
                        verdict.wireName(),
                        verdict.reason().wireName(),
                        until(verdict),
                        now))
                .invoke(verdict ->
                        tell(contact, verdict.wireName(), verdict.reason().wireName()));
    }

    /** Records that a contact is not made for a reason that the policy knows nothing of. */
    public Uni<Void> decline(PlainTransaction transaction, PlannedContact contact, String reason) {
        tell(contact, ContactVerdict.REFUSED, reason);
        return record(transaction, contact, ContactVerdict.REFUSED, reason, null, clock.instant());
    }

    /** As {@link #decline}, for many at once. */
    public Uni<Void> declineAll(PlainTransaction transaction, List<PlannedContact> contacts, String reason) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        contacts.forEach(contact -> tell(contact, ContactVerdict.REFUSED, reason));
        return transaction
                .sql(RECORD_ALL)
                .execute(Tuple.from(new Object[] {
                    contacts.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
                    contacts.stream().map(PlannedContact::subjectId).toArray(UUID[]::new),
                    contacts.stream()
                            .map(contact -> contact.userId().orElse(null))
                            .toArray(UUID[]::new),
                    contacts.stream()
                            .map(contact -> contact.channel().wireName())
                            .toArray(String[]::new),
                    contacts.stream()
                            .map(contact -> contact.purpose().wireName())
                            .toArray(String[]::new),
                    reason,
                    Timestamps.of(clock.instant())
                }))
                .replaceWithVoid();
    }

    /** As {@link #takeBack(PlainTransaction, UUID, String)}, in the transaction that notes why. */
    public Uni<Void> takeBack(SessionTransaction transaction, UUID subjectId, String reason) {
        LOG.infof("%s was not made: %s", subjectId, reason);
        return transaction
                .session()
                .createNativeQuery(TAKE_BACK_IN_SESSION)
                .setParameter(1, Ids.next())
                .setParameter(2, subjectId)
                .setParameter(3, reason)
                .setParameter(4, Timestamps.of(clock.instant()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Records that a contact that was allowed was not made after all: it doesn't count for how often we reach out. Nothing
     * happens where the user was erased meanwhile: the locked row waits for an erasure under way, and is gone after it.
     */
    public Uni<Void> takeBack(PlainTransaction transaction, UUID subjectId, String reason) {
        LOG.infof("%s was not made: %s", subjectId, reason);
        return transaction
                .sql(TAKE_BACK)
                .execute(Tuple.of(Ids.next(), subjectId, reason, Timestamps.of(clock.instant())))
                .replaceWithVoid();
    }

    private Uni<ContactRequest> request(PlainTransaction transaction, PlannedContact contact, Instant now) {
        var userId = contact.user().map(KnownUser::userId).or(contact::userId);
        return Uni.combine()
                .all()
                .unis(
                        consents.of(transaction.connection(), userId, contact.number()),
                        quiet.until(
                                transaction.connection(),
                                userId,
                                contact.number().orElse(null)),
                        stated(transaction, contact),
                        nudged(transaction, contact),
                        started(transaction, contact, now))
                .with((standings, quietUntil, stated, nudged, started) -> new ContactRequest(
                        contact.channel(),
                        contact.purpose(),
                        contact.user()
                                .map(known -> known.consentsTo(channel(contact.channel())))
                                .orElse(false),
                        standings,
                        quietUntil,
                        contact.user().flatMap(KnownUser::zone),
                        stated,
                        nudged,
                        started,
                        now));
    }

    private Uni<StatedHours> stated(PlainTransaction transaction, PlannedContact contact) {
        return contact.userId().isEmpty() || !contact.purpose().keepsStatedHours() || stated.isEmpty()
                ? Uni.createFrom().item(StatedHours.NONE)
                : stated.getFirst()
                        .user(transaction.connection(), contact.userId().get());
    }

    private Uni<Optional<Instant>> nudged(PlainTransaction transaction, PlannedContact contact) {
        if (contact.purpose() != ContactPurpose.NUDGE || contact.userId().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Multi.createFrom()
                .iterable(nudges)
                .onItem()
                .transformToUniAndConcatenate(known ->
                        known.last(transaction.connection(), contact.userId().get(), contact.subjectId()))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(Optional::stream).max(Comparator.naturalOrder()));
    }

    private static Uni<List<Instant>> started(PlainTransaction transaction, PlannedContact contact, Instant now) {
        if (!contact.purpose().isStartedByUs() || contact.userId().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .sql(STARTED)
                .execute(Tuple.from(new Object[] {
                    contact.userId().get(),
                    Timestamps.of(now.minus(ContactPolicy.DAY)),
                    contact.channel().wireName(),
                    STARTED_BY_US,
                    contact.subjectId()
                }))
                .map(rows -> {
                    var started = new ArrayList<Instant>();
                    rows.forEach(row -> started.add(row.getOffsetDateTime(0).toInstant()));
                    return started;
                });
    }

    private static Channel channel(ContactChannel channel) {
        return switch (channel) {
            case CALL -> Channel.CALL;
            case SMS -> Channel.SMS;
            case IN_APP -> Channel.IN_APP;
        };
    }

    private static Uni<Void> record(
            PlainTransaction transaction,
            PlannedContact contact,
            String verdict,
            String reason,
            OffsetDateTime until,
            Instant now) {
        return transaction
                .sql(RECORD)
                .execute(Tuple.from(new Object[] {
                    Ids.next(),
                    contact.subjectId(),
                    contact.userId().orElse(null),
                    contact.channel().wireName(),
                    contact.purpose().wireName(),
                    verdict,
                    reason,
                    until,
                    Timestamps.of(now)
                }))
                .replaceWithVoid();
    }

    private static OffsetDateTime until(ContactVerdict verdict) {
        return verdict instanceof ContactVerdict.Held held ? Timestamps.of(held.until()) : null;
    }

    private void tell(PlannedContact contact, String verdict, String reason) {
        LOG.infof("%s: %s, %s", contact, verdict, reason);
        registry.counter(
                        "heartline.contact.decisions",
                        "channel",
                        contact.channel().wireName(),
                        "verdict",
                        verdict,
                        "reason",
                        reason)
                .increment();
    }
}
