package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactHours;
import dev.heartline.service.contact.ContactPolicy;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.ContactRequest;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.message.Party;
import dev.heartline.sms.optout.OptOuts;

/** Takes the texts that are due, one at a time, and lets the contact policy decide about each. */
@ApplicationScoped
class Claims {

    private static final Logger LOG = Logger.getLogger(Claims.class);

    /** By the index sms_messages_due: whoever is in danger first, then who waits for an answer, then what we start. */
    private static final String NEXT = """
            select id, user_id, to_phone, body, purpose, attempts from sms_messages
            where status in ('queued', 'held') and not_before <= $1
            order by priority, not_before limit 1
            for update skip locked
            """;

    private static final String SEND = """
            update sms_messages
            set status = 'sending', contact_reason = $2, to_phone = $3, attempts = attempts + 1, claimed_at = $4,
                looked_up_at = null
            where id = $1
            """;

    private static final String HOLD =
            "update sms_messages set status = 'held', contact_reason = $2, not_before = $3 where id = $1";

    private static final String SKIP = "update sms_messages set status = 'skipped', contact_reason = $2 where id = $1";

    private final Transactions transactions;
    private final Profiles profiles;
    private final OptOuts optOuts;
    private final ContactPolicy policy;
    private final Clock clock;
    private final MeterRegistry registry;

    Claims(
            Transactions transactions,
            Profiles profiles,
            OptOuts optOuts,
            DispatchConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.optOuts = optOuts;
        this.policy = new ContactPolicy(new ContactHours(config.contactHoursOpen(), config.contactHoursClose()));
        this.clock = clock;
        this.registry = registry;
    }

    /** What was found due. */
    sealed interface Found {

        /** To be handed to the provider; the claim is committed. */
        record Claimed(OutgoingText text) implements Found {}

        /** Held or skipped. */
        record Decided() implements Found {}

        record Nothing() implements Found {}
    }

    Uni<Found> next() {
        var now = clock.instant();
        return transactions.plain(transaction -> transaction
                .sql(NEXT)
                .execute(Tuple.of(Timestamps.of(now)))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(new Found.Nothing())
                        : decide(transaction, Due.read(rows.iterator().next()), now)));
    }

    private Uni<Found> decide(PlainTransaction transaction, Due due, Instant now) {
        return user(transaction, due)
                .chain(user -> decision(transaction, due, user, now))
                .invoke(decision -> record(due, decision))
                .chain(decision -> apply(transaction, due, decision, now));
    }

    private Uni<Optional<KnownUser>> user(PlainTransaction transaction, Due due) {
        return due.userId()
                .map(id -> profiles.find(transaction.connection(), id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<ContactDecision> decision(
            PlainTransaction transaction, Due due, Optional<KnownUser> user, Instant now) {
        var to = ContactDecision.recipient(due.purpose(), due.phone(), user);
        return optOuts.isBinding(transaction, new Party(due.userId(), to.orElse(due.phone())))
                .map(optedOut -> policy.decide(new ContactRequest(
                        ContactChannel.SMS,
                        due.purpose(),
                        user.map(known -> known.consentsTo(Channel.SMS)).orElse(false),
                        optedOut,
                        user.flatMap(KnownUser::zone).orElse(null),
                        now)))
                .map(verdict -> ContactDecision.of(verdict, to));
    }

    private Uni<Found> apply(PlainTransaction transaction, Due due, ContactDecision decision, Instant now) {
        return switch (decision) {
            case ContactDecision.Send send ->
                transaction
                        .sql(SEND)
                        .execute(Tuple.of(due.id(), send.reason(), send.to(), Timestamps.of(now)))
                        .replaceWith(new Found.Claimed(
                                new OutgoingText(due.id(), send.to(), due.body(), due.attempts() + 1, now)));
            case ContactDecision.Hold hold ->
                transaction
                        .sql(HOLD)
                        .execute(Tuple.of(due.id(), hold.reason(), Timestamps.of(hold.until())))
                        .replaceWith(new Found.Decided());
            case ContactDecision.Skip skip ->
                transaction.sql(SKIP).execute(Tuple.of(due.id(), skip.reason())).replaceWith(new Found.Decided());
        };
    }

    private void record(Due due, ContactDecision decision) {
        LOG.infof("Text %s (%s): %s, %s", due.id(), due.purpose().wireName(), decision.label(), decision.reason());
        registry.counter("heartline.sms.decisions", "decision", decision.label(), "reason", decision.reason())
                .increment();
    }

    /** @param phone the number that it was queued for */
    private record Due(
            UUID id, Optional<UUID> userId, String phone, String body, ContactPurpose purpose, int attempts) {

        static Due read(Row row) {
            return new Due(
                    row.getUUID("id"),
                    Optional.ofNullable(row.getUUID("user_id")),
                    row.getString("to_phone"),
                    row.getString("body"),
                    purpose(row.getString("purpose")),
                    row.getInteger("attempts"));
        }

        private static ContactPurpose purpose(String wireName) {
            return Arrays.stream(ContactPurpose.values())
                    .filter(purpose -> purpose.wireName().equals(wireName))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
