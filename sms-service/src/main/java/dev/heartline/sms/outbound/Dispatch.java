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

/** Hands due texts to the provider: claims one, commits the claim, sends once, records the answer. */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Claims claims;
    private final Outcomes outcomes;
    private final SmsProvider provider;
    private final Clock clock;
    private final Duration claimValidity;
    private final MeterRegistry registry;
    private final BackgroundLoop loop;

    Dispatch(
            Claims claims,
            Outcomes outcomes,
            SmsProvider provider,
            DispatchConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.claims = claims;
        this.outcomes = outcomes;
        this.provider = provider;
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
                send(claimed.text());
                yield true;
            }
        };
    }

    private void send(OutgoingText text) {
        if (clock.instant().isAfter(text.claimedAt().plus(claimValidity))) {
            // By now another replica may have looked it up and taken it over.
            LOG.warnf("%s was claimed too long ago to be sent", text);
            return;
        }
        var outcome = provider.send(text);
        registry.counter("heartline.sms.sends", "provider", provider.name(), "outcome", outcome.label())
                .increment();
        if (outcome instanceof SendOutcome.AccountRefused refused) {
            LOG.errorf(
                    "%s: %s refuses our account (%s), so no text leaves: are its token and the account in order?",
                    text, provider.name(), refused.code());
        } else {
            LOG.infof("%s: %s", text, outcome.label());
        }
        outcomes.record(text, outcome).await().atMost(PATIENCE);
    }
}
