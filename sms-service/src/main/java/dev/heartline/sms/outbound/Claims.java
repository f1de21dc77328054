package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactChannel;
import dev.heartline.service.contact.ContactDecisions;
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
              not_before, from_phone, replied_to_message_id
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
                select from sender_paces pace
                where pace.provider = sms_messages.provider and pace.number = sms_messages.from_phone and pace.free_at > $1))
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

    /** Until the number is free, which may be another one than it was queued for. */
    private static final String WAIT_FOR_NUMBER =
            "update sms_messages set provider = $2, from_phone = $3, not_before = $4 where id = $1";

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
    private final SenderNumbers numbers;
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
            SenderNumbers numbers,
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
        this.numbers = numbers;
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
         * @param senders whom to ask by which number, one after the other; the claim is for the first. None where the only one that may be
         *     asked has been taken out of use
         * @param isUrgent it answers danger: rather twice than not at all
         */
        record Claimed(OutgoingText text, List<Sender> senders, boolean isUrgent) implements Found {}

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
    Uni<Found> passOn(OutgoingText text, Sender sender) {
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
                        : passOn(transaction, Due.read(rows.iterator().next()), sender, now)));
    }

    private Uni<Found> passOn(PlainTransaction transaction, Due due, Sender sender, Instant now) {
        return user(transaction, due)
                .chain(user -> decision(transaction, due, user, now))
                .chain(decision -> decision instanceof ContactDecision.Send send
                        ? passOn(transaction, due, sender, send.to(), now)
                        : apply(transaction, due, decision, now));
    }

    private Uni<Found> passOn(PlainTransaction transaction, Due due, Sender sender, String to, Instant now) {
        return transaction
                .sql(PASS_ON)
                .execute(Tuple.of(
                        due.id(),
                        sender.carrier().name(),
                        sender.number(),
                        to,
                        Timestamps.of(now),
                        priceDueAt(sender.carrier(), now)))
                .chain(() -> paces.take(transaction, sender, due.segments(), now))
                .replaceWith(claimed(due, List.of(sender), to, now));
    }

    private Uni<Found> decide(PlainTransaction transaction, Due due, Instant now) {
        var first = asked(due, due.phone()).stream().findFirst().filter(_ -> !due.isUrgent() && !mayHaveBeenSent(due));
        return first.map(carrier -> sender(transaction, due, due.phone(), carrier)
                        .chain(sender -> decideOnceFree(transaction, due, sender, now)))
                .orElseGet(() -> decideNow(transaction, due, now));
    }

    private Uni<Found> decideOnceFree(PlainTransaction transaction, Due due, Sender sender, Instant now) {
        return paces.freeAt(transaction, sender, now)
                .chain(freeAt -> freeAt.isAfter(now)
                        ? transaction
                                .sql(WAIT_FOR_NUMBER)
                                .execute(Tuple.of(
                                        due.id(), sender.carrier().name(), sender.number(), Timestamps.of(freeAt)))
                                .replaceWith(new Found.Decided())
                        : decideNow(transaction, due, now));
    }

    /** What may have been sent by a number is tried again by no other one: there it would be found. */
    private Uni<Sender> sender(PlainTransaction transaction, Due due, String to, SmsProvider carrier) {
        return due.mayHaveBeenSentBy().filter(carrier.name()::equals).isPresent()
                ? Uni.createFrom().item(new Sender(carrier, due.from()))
                : numbers.of(transaction, carrier, due.id(), new Party(due.userId(), to), due.answers());
    }

    private Uni<List<Sender>> senders(PlainTransaction transaction, Due due, String to) {
        return Multi.createFrom()
                .iterable(asked(due, to))
                .onItem()
                .transformToUniAndConcatenate(carrier -> sender(transaction, due, to, carrier))
                .collect()
                .asList();
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
        return senders(transaction, due, send.to()).chain(senders -> claim(transaction, due, send, senders, now));
    }

    private Uni<Found> claim(
            PlainTransaction transaction, Due due, ContactDecision.Send send, List<Sender> senders, Instant now) {
        var first = senders.stream().findFirst();
        return thread(transaction, due, send, now)
                .chain(conversation -> transaction.sql(SEND).execute(Tuple.from(new Object[] {
                    due.id(),
                    send.reason(),
                    send.to(),
                    Timestamps.of(now),
                    due.purpose().wireName(),
                    first.map(sender -> sender.carrier().name()).orElse(null),
                    first.map(Sender::number).orElse(null),
                    first.map(sender -> priceDueAt(sender.carrier(), now)).orElse(null),
                    conversation.orElse(null)
                })))
                .chain(() -> first.map(sender -> paces.take(transaction, sender, due.segments(), now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(claimed(due, senders, send.to(), now));
    }

    private static Found claimed(Due due, List<Sender> senders, String to, Instant now) {
        var from = senders.stream().findFirst().map(Sender::number).orElse(due.from());
        var text = new OutgoingText(due.id(), from, to, due.body(), due.attempts() + 1, now);
        return new Found.Claimed(text, senders, due.isUrgent());
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
}
