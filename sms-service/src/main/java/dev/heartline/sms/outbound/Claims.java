package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.contact.ContactVerdict;
import dev.heartline.service.contact.ForgottenContacts;
import dev.heartline.service.contact.PlannedContact;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.message.Conversations;
import dev.heartline.sms.message.Party;
import dev.heartline.sms.message.PriceConfig;

/** Takes the texts that are due, one at a time, and lets the contact policy decide about each. */
@ApplicationScoped
class Claims {

    private static final String DUE = """
            select id, user_id, to_phone, body, case when expected_until < $1 then 'coaching' else purpose end as purpose,
              replied_to_message_id is not null as is_answer, withdrawn_at is not null as is_withdrawn,
              campaign_id is not null as is_of_campaign, attempts, coalesce(send_at, created_at) as asked_for, provider, lost_attempts,
              (select theirs.provider from sms_messages theirs where theirs.id = sms_messages.replied_to_message_id) as asked_by,
              coalesce(expires_at <= $1, false) as is_over, created_at < $2 as has_waited, segments, priority = 0 as is_urgent,
              not_before
            from sms_messages
            """;

    /**
     * By the index sms_messages_due: whoever is in danger first, then who waits for an answer, then what we start. What a number has
     * no room for now is passed over by all but whoever is in danger. An answer that
     * nobody expects any more, because it waited or had to be tried again, is something that we start.
     */
    private static final String NEXT = """
            %s
            where status in ('queued', 'held') and not_before <= $1
              and (priority = 0 or not exists (
                select from sender_paces pace where pace.provider = sms_messages.provider and pace.free_at > $1))
            order by priority, not_before limit 1
            for update skip locked
            """.formatted(DUE);

    /**
     * One that is being sent, to be passed on. It waits for whoever takes it back or looks it up meanwhile, and stays where it is then:
     * what a lookup that is under way finds is true of the attempt that it was begun for.
     */
    private static final String CLAIMED = """
            %s
            where id = $3 and status = 'sending' and attempts = $4 and claimed_at = $5 and looked_up_at is null and withdrawn_at is null
            for update
            """.formatted(DUE);

    private static final String SEND = """
            update sms_messages
            set status = 'sending', contact_reason = $2, to_phone = $3, attempts = attempts + 1, claimed_at = $4,
                looked_up_at = null, purpose = $5, provider = coalesce($6, provider), from_phone = coalesce($7, from_phone),
                price_due_at = $8, price_asked = 0, conversation_id = coalesce($9, conversation_id)
            where id = $1
            """;

    /** An attempt of its own, which no word on the one before is taken for. */
    private static final String PASS_ON = """
            update sms_messages
            set provider = $2, from_phone = $3, to_phone = $4, attempts = attempts + 1, claimed_at = $5, price_due_at = $6
            where id = $1
            """;

    /** Until its carrier's number is free, which may be another one than it was queued for. */
    private static final String WAIT_FOR_NUMBER =
            "update sms_messages set provider = $2, not_before = $3 where id = $1";

    private static final String HOLD =
            "update sms_messages set status = 'held', contact_reason = $2, not_before = $3, purpose = $4 where id = $1";

    private static final String SKIP =
            "update sms_messages set status = 'skipped', contact_reason = $2, purpose = $3 where id = $1";

    /** What leaves within it after it was queued leaves at once. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Profiles profiles;
    private final ContactDecisions contacts;
    private final Conversations conversations;
    private final Freshness freshness;
    private final Carriers carriers;
    private final SenderPaces paces;
    private final ForgottenContacts forgotten;
    private final PriceConfig price;
    private final Clock clock;

    Claims(
            Transactions transactions,
            Profiles profiles,
            ContactDecisions contacts,
            Conversations conversations,
            DispatchConfig config,
            Carriers carriers,
            SenderPaces paces,
            ForgottenContacts forgotten,
            PriceConfig price,
            Clock clock) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.contacts = contacts;
        this.conversations = conversations;
        this.freshness = Freshness.of(config);
        this.carriers = carriers;
        this.paces = paces;
        this.forgotten = forgotten;
        this.price = price;
        this.clock = clock;
    }

    /** What was found due. */
    sealed interface Found {

        /**
         * To be handed to a carrier; the claim is committed.
         *
         * @param carriers whom to ask, one after the other; the claim is for the first. None where the only one that may be asked has been
         *     taken out of use
         * @param isUrgent it answers danger: rather twice than not at all
         */
        record Claimed(OutgoingText text, List<SmsProvider> carriers, boolean isUrgent) implements Found {}

        /** Held or skipped. */
        record Decided() implements Found {}

        record Nothing() implements Found {}
    }

    Uni<Found> next() {
        var now = clock.instant();
        return transactions.plain(transaction -> transaction
                .sql(NEXT)
                .execute(Tuple.of(Timestamps.of(now), Timestamps.of(now.minus(AT_ONCE))))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(new Found.Nothing())
                        : decide(transaction, Due.read(rows.iterator().next()), now)));
    }

    /**
     * Hands a claim on to another carrier. Whether it may be sent at all is asked anew: much can be said while a carrier is waited for.
     *
     * @return the text as it is claimed now; nothing where it was taken back, looked up or erased meanwhile
     */
    Uni<Found> passOn(OutgoingText text, SmsProvider carrier) {
        var now = clock.instant();
        return transactions.plain(transaction -> transaction
                .sql(CLAIMED)
                .execute(Tuple.of(
                        Timestamps.of(now),
                        Timestamps.of(now.minus(AT_ONCE)),
                        text.id(),
                        text.attempt(),
                        Timestamps.of(text.claimedAt())))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(new Found.Nothing())
                        : passOn(transaction, Due.read(rows.iterator().next()), carrier, now)));
    }

    private Uni<Found> passOn(PlainTransaction transaction, Due due, SmsProvider carrier, Instant now) {
        return user(transaction, due)
                .chain(user -> decision(transaction, due, user, now))
                .chain(decision -> decision instanceof ContactDecision.Send(var to, _)
                        ? passOn(transaction, due, carrier, to, now)
                        : apply(transaction, due, decision, now));
    }

    private Uni<Found> passOn(PlainTransaction transaction, Due due, SmsProvider carrier, String to, Instant now) {
        return transaction
                .sql(PASS_ON)
                .execute(Tuple.of(
                        due.id(),
                        carrier.name(),
                        carrier.ownNumber(),
                        to,
                        Timestamps.of(now),
                        priceDueAt(carrier, now)))
                .chain(() -> paces.take(transaction, carrier, due.segments(), now))
                .replaceWith(new Found.Claimed(
                        new OutgoingText(due.id(), to, due.body(), due.attempts() + 1, now),
                        List.of(carrier),
                        due.isUrgent()));
    }

    private Uni<Found> decide(PlainTransaction transaction, Due due, Instant now) {
        var first = asked(due, due.phone()).stream().findFirst().filter(_ -> !due.isUrgent() && !mayHaveBeenSent(due));
        return first.map(carrier -> paces.freeAt(transaction, carrier, now))
                .orElseGet(() -> Uni.createFrom().item(now))
                .chain(freeAt -> freeAt.isAfter(now)
                        ? transaction
                                .sql(WAIT_FOR_NUMBER)
                                .execute(Tuple.of(due.id(), first.orElseThrow().name(), Timestamps.of(freeAt)))
                                .replaceWith(new Found.Decided())
                        : decideNow(transaction, due, now));
    }

    /** Whom to ask for it, one after the other. Those that don't carry so long a text are left out, unless none does. */
    private List<SmsProvider> asked(Due due, String to) {
        var asked = due.mayHaveBeenSentBy()
                .filter(_ -> !due.isUrgent())
                .map(carriers::only)
                .orElseGet(() -> carriers.toText(to, due.askedBy()));
        var able = asked.stream()
                .filter(carrier -> carrier.capabilities().carries(due.body()))
                .toList();
        return able.isEmpty() ? asked : able;
    }

    private Uni<Found> decideNow(PlainTransaction transaction, Due due, Instant now) {
        return user(transaction, due)
                .chain(user -> decision(transaction, due, user, now))
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
        var contact = new PlannedContact(ContactChannel.SMS, due.purpose(), due.userId(), user, to, due.id());
        if (due.isWithdrawn()) {
            return skip(
                    transaction,
                    contact,
                    due.isOfCampaign() ? ContactDecision.CAMPAIGN_STOPPED : ContactDecision.OVERTAKEN);
        }
        if (mayHaveBeenSent(due)) {
            return skip(transaction, contact, ContactDecision.EXPIRED);
        }
        // An answer is tried once at least, however late we are.
        if (due.purpose().isStartedByUs()
                && (due.isOver() || freshness.isOver(due.purpose(), due.isAnswer(), due.askedFor(), now))) {
            return skip(transaction, contact, ContactDecision.EXPIRED);
        }
        return oneByOne(transaction, due)
                .chain(() -> contacts.decide(transaction, contact))
                .chain(verdict -> verdict instanceof ContactVerdict.Allowed && to.isEmpty()
                        ? skip(transaction, contact, ContactDecision.NO_PHONE)
                        : Uni.createFrom().item(ContactDecision.of(verdict, to)));
    }

    /** By this service, on a database that was lost. Who is in danger rather has an answer twice than none. */
    private boolean mayHaveBeenSent(Due due) {
        return !due.isUrgent() && forgotten.mayHaveBeenMade(due.notBefore());
    }

    private Uni<ContactDecision> skip(PlainTransaction transaction, PlannedContact contact, String reason) {
        return contacts.decline(transaction, contact, reason).replaceWith(new ContactDecision.Skip(reason));
    }

    /**
     * Two texts to one user that are due at once count for each other. Not by the user's own lock: an erasure that holds it may
     * be waiting for the row that is claimed here.
     */
    private static Uni<Void> oneByOne(PlainTransaction transaction, Due due) {
        return due.purpose().isStartedByUs() && due.userId().isPresent()
                ? transaction.lock("texts to " + due.userId().get())
                : Uni.createFrom().voidItem();
    }

    private Uni<Found> apply(PlainTransaction transaction, Due due, ContactDecision decision, Instant now) {
        return switch (decision) {
            case ContactDecision.Send send -> claim(transaction, due, send, now);
            case ContactDecision.Hold hold ->
                transaction
                        .sql(HOLD)
                        .execute(Tuple.of(
                                due.id(),
                                hold.reason(),
                                Timestamps.of(hold.until()),
                                due.purpose().wireName()))
                        .replaceWith(new Found.Decided());
            case ContactDecision.Skip skip ->
                transaction
                        .sql(SKIP)
                        .execute(Tuple.of(due.id(), skip.reason(), due.purpose().wireName()))
                        .replaceWith(new Found.Decided());
        };
    }

    private Uni<Found> claim(PlainTransaction transaction, Due due, ContactDecision.Send send, Instant now) {
        var asked = asked(due, send.to());
        var first = asked.stream().findFirst();
        return thread(transaction, due, send, now)
                .chain(conversation -> transaction.sql(SEND).execute(Tuple.from(new Object[] {
                    due.id(),
                    send.reason(),
                    send.to(),
                    Timestamps.of(now),
                    due.purpose().wireName(),
                    first.map(SmsProvider::name).orElse(null),
                    first.map(SmsProvider::ownNumber).orElse(null),
                    first.map(carrier -> priceDueAt(carrier, now)).orElse(null),
                    conversation.orElse(null)
                })))
                .chain(() -> first.map(carrier -> paces.take(transaction, carrier, due.segments(), now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(new Found.Claimed(
                        new OutgoingText(due.id(), send.to(), due.body(), due.attempts() + 1, now),
                        asked,
                        due.isUrgent()));
    }

    /**
     * What we start is part of what is being talked about when it leaves.
     *
     * @return empty where it stays in the thread that it was queued in
     */
    private Uni<Optional<UUID>> thread(PlainTransaction transaction, Due due, ContactDecision.Send send, Instant now) {
        return due.hasWaited() && !due.isAnswer()
                ? conversations
                        .at(transaction, new Party(due.userId(), send.to()), now)
                        .map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    /** Null where it needn't be asked for. */
    private OffsetDateTime priceDueAt(SmsProvider carrier, Instant now) {
        return carrier.capabilities().price() == Capabilities.PriceTold.WHEN_ASKED
                ? Timestamps.of(now.plus(price.askAfter()))
                : null;
    }

    /**
     * @param phone the number that it was queued for
     * @param purpose as of now
     * @param askedFor when it was, or for when
     * @param isWithdrawn while an attempt at it was under way
     * @param mayHaveBeenSentBy the carrier that was asked and gave no answer, and then did not have it
     * @param askedBy the carrier of the text that it answers
     * @param hasWaited so that others may have spoken since it was queued
     * @param isUrgent it answers danger
     * @param notBefore since when it is due
     */
    private record Due(
            UUID id,
            Optional<UUID> userId,
            String phone,
            String body,
            ContactPurpose purpose,
            boolean isAnswer,
            boolean isWithdrawn,
            boolean isOfCampaign,
            int attempts,
            Instant askedFor,
            Optional<String> mayHaveBeenSentBy,
            Optional<String> askedBy,
            boolean isOver,
            boolean hasWaited,
            int segments,
            boolean isUrgent,
            Instant notBefore) {

        static Due read(Row row) {
            return new Due(
                    row.getUUID("id"),
                    Optional.ofNullable(row.getUUID("user_id")),
                    row.getString("to_phone"),
                    row.getString("body"),
                    WireNamed.of(ContactPurpose.class, row.getString("purpose")),
                    row.getBoolean("is_answer"),
                    row.getBoolean("is_withdrawn"),
                    row.getBoolean("is_of_campaign"),
                    row.getInteger("attempts"),
                    row.getOffsetDateTime("asked_for").toInstant(),
                    Optional.of(row.getString("provider")).filter(_ -> row.getInteger("lost_attempts") > 0),
                    Optional.ofNullable(row.getString("asked_by")),
                    row.getBoolean("is_over"),
                    row.getBoolean("has_waited"),
                    row.getInteger("segments"),
                    row.getBoolean("is_urgent"),
                    row.getOffsetDateTime("not_before").toInstant());
        }
    }
}
