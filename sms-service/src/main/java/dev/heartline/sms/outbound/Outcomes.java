package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.sms.consent.ProviderStops;
import dev.heartline.sms.message.Messages;

/** Records what became of an attempt. An attempt that is no longer the current one changes nothing. */
@ApplicationScoped
class Outcomes {

    private final Messages messages;
    private final ProviderStops stops;
    private final Backoff backoff;
    private final Clock clock;

    Outcomes(Messages messages, ProviderStops stops, DispatchConfig config, Clock clock) {
        this.messages = messages;
        this.stops = stops;
        this.backoff = new Backoff(config.retryAfter(), config.retryAfterMax(), config.maxAttempts());
        this.clock = clock;
    }

    Uni<Void> record(OutgoingText text, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> accepted(text.id(), accepted.sid());
            case SendOutcome.Refused refused -> refused(text, refused);
            case SendOutcome.Deferred deferred ->
                tryAgain(text, deferred.code(), deferred.reason(), backoff.after(text.attempt()));
            // Stays 'sending' until it has been looked up.
            case SendOutcome.Unknown _ -> Uni.createFrom().voidItem();
        };
    }

    Uni<Void> accepted(UUID messageId, String sid) {
        return messages.change(messageId, message -> message.accepted(sid, clock.instant()));
    }

    /** The provider was asked and doesn't have it. */
    Uni<Void> neverArrived(OutgoingText text) {
        return tryAgain(
                text,
                null,
                "the provider does not have it",
                backoff.after(text.attempt()).map(_ -> Duration.ZERO));
    }

    private Uni<Void> tryAgain(OutgoingText text, String code, String reason, Optional<Duration> wait) {
        return messages.change(text.id(), message -> {
            if (message.attempts() == text.attempt()) {
                wait.ifPresentOrElse(
                        time -> message.deferred(code, reason, clock.instant().plus(time)),
                        () -> message.refused(code, reason));
            }
        });
    }

    private Uni<Void> refused(OutgoingText text, SendOutcome.Refused refused) {
        var stopped = refused.recipientOptedOut()
                ? stops.bind(text.to(), text.id())
                : Uni.createFrom().voidItem();
        return stopped.chain(
                () -> messages.change(text.id(), message -> message.refused(refused.code(), refused.reason())));
    }
}
