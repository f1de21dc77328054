package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.sms.consent.ProviderStops;
import dev.heartline.sms.message.MessageStatus;
import dev.heartline.sms.message.Messages;
import dev.heartline.sms.message.PriceConfig;
import dev.heartline.sms.message.SmsMessage;

/** Records what became of an attempt. An attempt that is no longer the current one changes nothing. */
@ApplicationScoped
class Outcomes {

    /** As in {@code contact_decision.reason}: the provider took it at no attempt, so that nobody was contacted. */
    private static final String NOT_SENT = "not_sent";

    private final Messages messages;
    private final ProviderStops stops;
    private final ContactDecisions contacts;
    private final Transactions transactions;
    private final PriceConfig price;
    private final Backoff backoff;
    private final Freshness freshness;
    private final Clock clock;

    Outcomes(
            Messages messages,
            ProviderStops stops,
            ContactDecisions contacts,
            Transactions transactions,
            PriceConfig price,
            DispatchConfig config,
            Clock clock) {
        this.messages = messages;
        this.stops = stops;
        this.contacts = contacts;
        this.transactions = transactions;
        this.price = price;
        this.backoff = new Backoff(config.retryAfter(), config.retryAfterMax(), config.maxLostAttempts());
        this.freshness = Freshness.of(config);
        this.clock = clock;
    }

    Uni<Void> record(OutgoingText text, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> accepted(text.id(), accepted.sid());
            case SendOutcome.Refused refused -> refused(text, refused);
            case SendOutcome.Deferred(var code, var reason) -> notTaken(text, code, reason);
            case SendOutcome.AccountRefused(var code, var reason) -> notTaken(text, code, reason);
            // Stays 'sending' until it has been looked up.
            case SendOutcome.Unknown _ -> Uni.createFrom().voidItem();
        };
    }

    Uni<Void> accepted(UUID messageId, String sid) {
        return messages.change(messageId, message -> message.accepted(sid, clock.instant(), price.outbound()))
                .replaceWithVoid();
    }

    /** The provider was asked and doesn't have it. */
    Uni<Void> neverArrived(OutgoingText text) {
        var reason = "the provider does not have it";
        return change(
                text,
                message -> backoff.afterLost(message.lostAttempts() + 1)
                        .filter(wait -> isFresh(message, wait))
                        .ifPresentOrElse(
                                wait -> message.lost(reason, clock.instant().plus(wait)),
                                () -> message.refused(null, reason)));
    }

    private Uni<Void> notTaken(OutgoingText text, String code, String reason) {
        var wait = backoff.after(text.attempt());
        return change(text, message -> {
            if (isFresh(message, wait)) {
                message.deferred(code, reason, clock.instant().plus(wait));
            } else {
                message.refused(code, reason);
            }
        });
    }

    private boolean isFresh(SmsMessage message, Duration wait) {
        return !freshness.isOver(
                message.purpose(),
                message.isAnswer(),
                message.askedFor(),
                clock.instant().plus(wait));
    }

    private Uni<Void> refused(OutgoingText text, SendOutcome.Refused refused) {
        var stopped = refused.recipientOptedOut()
                ? stops.bind(text.to(), text.id(), text.claimedAt())
                : Uni.createFrom().voidItem();
        return stopped.chain(() -> change(text, message -> message.refused(refused.code(), refused.reason())));
    }

    /** One that fails contacted nobody, and is not counted as a contact. */
    private Uni<Void> change(OutgoingText text, Consumer<SmsMessage> change) {
        return messages.change(text.id(), message -> {
                    if (message.attempts() == text.attempt()) {
                        change.accept(message);
                    }
                })
                .map(status -> status.filter(MessageStatus.FAILED::equals))
                .chain(failed ->
                        failed.isPresent() ? takeBack(text) : Uni.createFrom().voidItem());
    }

    private Uni<Void> takeBack(OutgoingText text) {
        return transactions.plain(transaction -> contacts.takeBack(transaction, text.id(), NOT_SENT));
    }
}
