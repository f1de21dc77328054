package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.heartline.messaging.loop.BackgroundLoop;

/**
 * Hands due texts to a carrier: claims one, commits the claim, sends once, records the answer. Where a carrier certainly doesn't take
 * it the next one is asked, which is committed before; once one may have taken it no other ever is, but for an answer to danger: who is
 * in danger rather has it twice than not at all.
 */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);
    /** As in {@code sms_messages.error_code}: no carrier that may be asked takes so long a text. */
    private static final String TOO_LONG = "too_long";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Claims claims;
    private final Outcomes outcomes;
    private final Clock clock;
    private final Duration claimValidity;
    private final MeterRegistry registry;
    private final BackgroundLoop loop;

    Dispatch(Claims claims, Outcomes outcomes, DispatchConfig config, Clock clock, MeterRegistry registry) {
        this.claims = claims;
        this.outcomes = outcomes;
        this.clock = clock;
        this.claimValidity = config.claimValidity();
        this.registry = registry;
        this.loop = new BackgroundLoop("sms-dispatch", config.workers(), config.poll(), this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    void nudge() {
        loop.nudge();
    }

    private boolean next() {
        return switch (claims.next().await().atMost(PATIENCE)) {
            case Claims.Found.Nothing _ -> false;
            case Claims.Found.Decided _ -> true;
            case Claims.Found.Claimed claimed -> {
                send(claimed);
                yield true;
            }
        };
    }

    private void send(Claims.Found.Claimed claimed) {
        var senders = claimed.senders();
        var text = claimed.text();
        if (senders.isEmpty()) {
            LOG.errorf("%s waits, and fails in the end: the carrier that may have it has been taken out of use", text);
            var nobody =
                    new SendOutcome.Deferred(Outcomes.NOT_CONNECTED, "the carrier that may have it is not connected");
            outcomes.record(text, nobody).await().atMost(PATIENCE);
            return;
        }
        for (int asked = 0; ; asked++) {
            if (clock.instant().isAfter(text.claimedAt().plus(claimValidity))) {
                // By now another replica may have looked it up and taken it over.
                LOG.warnf("%s was claimed too long ago to be sent", text);
                return;
            }
            var outcome = send(text, senders.get(asked).carrier());
            boolean goesOn = outcome.leavesItToOthers() || claimed.isUrgent() && outcome instanceof SendOutcome.Unknown;
            if (!goesOn || asked + 1 == senders.size()) {
                outcomes.record(text, outcome).await().atMost(PATIENCE);
                return;
            }
            switch (claims.passOn(text, senders.get(asked + 1)).await().atMost(PATIENCE)) {
                case Claims.Found.Claimed next -> text = next.text();
                case Claims.Found.Decided _ -> {
                    LOG.infof("%s is not passed on: it may not be sent any more", text);
                    return;
                }
                case Claims.Found.Nothing _ -> {
                    LOG.infof("%s is not passed on: it was taken back or over", text);
                    outcomes.record(text, outcome).await().atMost(PATIENCE);
                    return;
                }
            }
        }
    }

    private SendOutcome send(OutgoingText text, SmsProvider carrier) {
        // Not tried: some carriers cut what is too long.
        var outcome = carrier.capabilities().carries(text.body())
                ? carrier.send(text)
                : new SendOutcome.Refused(TOO_LONG, "longer than " + carrier.name() + " takes", false);
        registry.counter("heartline.sms.sends", "provider", carrier.name(), "outcome", outcome.label())
                .increment();
        if (outcome instanceof SendOutcome.AccountRefused refused) {
            LOG.errorf(
                    "%s: %s refuses our account (%s), so no text leaves by it: are its token and the account in order?",
                    text, carrier.name(), refused.code());
        } else {
            LOG.infof("%s: %s by %s", text, outcome.label(), carrier.name());
        }
        return outcome;
    }
}
