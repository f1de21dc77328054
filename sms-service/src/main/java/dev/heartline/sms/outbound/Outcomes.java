package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.service.contact.ContactDecisions;
import dev.heartline.sms.consent.ProviderStops;
import dev.heartline.sms.message.MessageStatus;
import dev.heartline.sms.message.Messages;
import dev.heartline.sms.message.PriceConfig;
import dev.heartline.sms.message.SmsMessage;

/** Records what became of an attempt. An attempt that is no longer the current one changes nothing. */
@ApplicationScoped
class Outcomes {

    private static final Logger LOG = Logger.getLogger(Outcomes.class);

    /** As in {@code contact_decision.reason}: the provider took it at no attempt, so that nobody was contacted. */
    private static final String NOT_SENT = "not_sent";

    /** As in {@code sms_messages.error_code}. It may have been sent, and counts as a contact. */
    static final String UNCLEAR = "unclear";

    /** As in {@code sms_messages.error_code}: the carrier that may have it has been taken out of use. */
    static final String NOT_CONNECTED = "carrier_not_connected";

    private final Messages messages;
    private final ProviderStops stops;
    private final ContactDecisions contacts;
    private final PriceConfig price;
    private final Backoff backoff;
    private final Freshness freshness;
    private final Duration unclearFailsAfter;
    private final Clock clock;

    Outcomes(
            Messages messages,
            ProviderStops stops,
            ContactDecisions contacts,
            PriceConfig price,
            DispatchConfig config,
            Clock clock) {
        this.messages = messages;
        this.stops = stops;
        this.contacts = contacts;
        this.price = price;
        this.backoff = new Backoff(config.retryAfter(), config.retryAfterMax(), config.maxLostAttempts());
        this.freshness = Freshness.of(config);
        this.unclearFailsAfter = config.unclearFailsAfter();
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

    /** The provider has it or another one, and can't tell which: it fails where no report settles it soon. */
    Uni<Void> unclear(OutgoingText text) {
        boolean isOver = text.claimedAt().plus(unclearFailsAfter).isBefore(clock.instant());
        return isOver
                ? failUnsettled(text, UNCLEAR, "the carrier has this text or another one to the same number")
                : Uni.createFrom().voidItem();
    }

    /** There is nobody to ask any more: it fails once it would be too late anyway. */
    Uni<Void> nobodyCanTell(OutgoingText text, String reason) {
        return current(text, message -> {
                    if (!isFresh(message, Duration.ZERO)) {
                        message.refused(NOT_CONNECTED, reason);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> failUnsettled(OutgoingText text, String code, String reason) {
        LOG.errorf("%s fails, and may have been sent: %s", text, reason);
        return current(text, message -> message.refused(code, reason)).replaceWithVoid();
    }

    /** The provider was asked and doesn't have it. */
    Uni<Void> neverArrived(OutgoingText text) {
        return lost(text, "the provider does not have it");
    }

    /** An answer to danger isn't kept waiting for the word of a provider that can't be asked now: it is sent once more, by any. */
    Uni<Void> nobodyTells(OutgoingText text, String why) {
        return lost(text, "the provider could not be asked: " + why);
    }

    private Uni<Void> lost(OutgoingText text, String reason) {
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
        return messages.change(
                        text.id(),
                        ofAttempt(text, change),
                        (transaction, status) -> status == MessageStatus.FAILED
                                ? contacts.takeBack(transaction, text.id(), NOT_SENT)
                                : Uni.createFrom().voidItem())
                .replaceWithVoid();
    }

    private Uni<Optional<MessageStatus>> current(OutgoingText text, Consumer<SmsMessage> change) {
        return messages.change(text.id(), ofAttempt(text, change));
    }

    private static Consumer<SmsMessage> ofAttempt(OutgoingText text, Consumer<SmsMessage> change) {
        return message -> {
            if (message.attempts() == text.attempt()) {
                change.accept(message);
            }
        };
    }
}
