package dev.heartline.sms.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.sms.message.SmsMessage;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.reach.GoodTimes;
import dev.heartline.sms.template.SmsTemplate;
import dev.heartline.sms.template.TemplateWords;
import dev.heartline.sms.template.TemplateWords.Worded;
import dev.heartline.sms.template.Templates;

/** Turns orders into queued texts. */
@ApplicationScoped
class TextOrders {

    private final Transactions transactions;
    private final Profiles profiles;
    private final Templates templates;
    private final TemplateWords words;
    private final TextQueue queue;
    private final GoodTimes goodTimes;
    private final Clock clock;

    TextOrders(
            Transactions transactions,
            Profiles profiles,
            Templates templates,
            TemplateWords words,
            TextQueue queue,
            GoodTimes goodTimes,
            Clock clock) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.templates = templates;
        this.words = words;
        this.queue = queue;
        this.goodTimes = goodTimes;
        this.clock = clock;
    }

    /**
     * Queues the text; nothing where one of this id is queued already. Fails with {@link UnorderableText} or
     * {@link dev.heartline.sms.template.UnusableTemplate}.
     */
    Uni<Void> place(UUID id, TextOrder order) {
        return words(id, order)
                .chain(worded -> transactions.plain(transaction -> transaction
                        .lock(order.userId().toString())
                        .chain(() -> profiles.find(transaction.connection(), order.userId()))
                        .chain(user -> queue(transaction, id, order, worded, reachable(user)))))
                .invoke(queue::nudge);
    }

    /** Nothing where it has left; what is under way is not tried again. */
    Uni<Void> callOff(SmsMessage text) {
        return transactions.plain(transaction -> transaction
                .lock(text.userId().orElseThrow().toString())
                .chain(() -> queue.callOff(
                        transaction, text.userId().orElseThrow(), new UUID[] {text.id()}, SmsMessage.CALLED_OFF))
                .replaceWithVoid());
    }

    /** The words of a template, before anything is locked: an engine may have to find some. */
    private Uni<Optional<Worded>> words(UUID id, TextOrder order) {
        if (order.template() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return templates
                .active(order.template())
                .invoke(TextOrders::requireForSending)
                .chain(template -> profiles.find(order.userId())
                        .map(TextOrders::reachable)
                        .chain(user -> words.of(template, user, order.variables(), id)))
                .map(Optional::of);
    }

    private Uni<Void> queue(
            PlainTransaction transaction, UUID id, TextOrder order, Optional<Worded> worded, KnownUser user) {
        return sendAt(transaction, order, user)
                .map(sendAt -> text(id, order, worded, user, sendAt))
                .chain(text -> queue.add(transaction, text))
                .chain(isNew -> worded.filter(_ -> isNew)
                        .map(made -> words.chosen(transaction, made))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<Instant>> sendAt(PlainTransaction transaction, TextOrder order, KnownUser user) {
        if (order.on() == null) {
            return Uni.createFrom().item(order.later(clock.instant()));
        }
        var zone = user.zone().orElseThrow(() -> new UnorderableText("the user's profile names no time zone"));
        return goodTimes
                .on(transaction.connection(), order.on(), clock.instant(), user.userId(), zone)
                .map(at -> {
                    if (at.isEmpty()) {
                        throw new UnorderableText("no hour for a text is left on that day");
                    }
                    return at;
                });
    }

    private static NewText text(
            UUID id, TextOrder order, Optional<Worded> worded, KnownUser user, Optional<Instant> sendAt) {
        return new NewText(
                id,
                Optional.of(user.userId()),
                user.phone(),
                worded.map(Worded::body).orElse(order.body()),
                worded.map(Worded::purpose).orElse(ContactPurpose.COACHING),
                worded.map(Worded::template),
                worded.flatMap(Worded::writtenBy),
                new NewText.Origin.Request(order.digest()),
                Optional.empty(),
                sendAt);
    }

    private static KnownUser reachable(Optional<KnownUser> user) {
        var known = user.orElseThrow(() -> new UnorderableText("no profile has this user id"));
        if (known.phone().isEmpty()) {
            throw new UnorderableText("the user has no phone number");
        }
        return known;
    }

    private static void requireForSending(SmsTemplate template) {
        if (!template.category().isForSending()) {
            throw new UnorderableText("the template '" + template.name() + "' is sent by the service only");
        }
    }
}
