package dev.heartline.care.oncall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.heartline.care.CareConfig;
import dev.heartline.messaging.loop.BackgroundLoop;

/** Tells the on-call of the host application. */
@ApplicationScoped
class OnCall {

    private static final Logger LOG = Logger.getLogger(OnCall.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Notices notices;
    private final CareConfig config;
    private final Clock clock;
    private final MeterRegistry registry;
    private final String service;
    private final Optional<WebhookClient> client;
    private final BackgroundLoop loop;

    OnCall(Notices notices, CareConfig config, Clock clock, MeterRegistry registry) {
        this.notices = notices;
        this.config = config;
        this.clock = clock;
        this.registry = registry;
        this.service = config.operatorUrl().toString().replaceAll("/+$", "");
        var webhook = config.webhook();
        this.client = webhook.url()
                .map(url -> new WebhookClient(
                        new WebhookAddress(url),
                        new WebhookSignature(webhook.secrets().orElse(List.of())),
                        webhook.timeout()));
        this.loop = new BackgroundLoop("care-on-call", webhook.workers(), webhook.poll(), this::next);
    }

    /** @throws IllegalArgumentException if the webhook is configured wrongly: better no start than no alarm */
    void start(@Observes StartupEvent event) {
        if (client.isPresent()) {
            loop.start();
        } else {
            LOG.warn("heartline.care.webhook.url is not set: when danger is heard, no human is called."
                    + " Alerts wait at /care/alerts until an operator looks");
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean next() throws InterruptedException {
        var tooOld = clock.instant().minus(config.webhook().giveUpAfter());
        lapse(tooOld);
        var taken = notices.take(lease(), tooOld).await().atMost(PATIENCE);
        if (taken.isPresent()) {
            deliver(taken.get());
        }
        return taken.isPresent();
    }

    /** Also what waited while no webhook was configured: an on-call that is told for the first time isn't told of last month. */
    private void lapse(Instant createdUntil) {
        int lapsed = notices.lapse(createdUntil).await().atMost(PATIENCE);
        if (lapsed > 0) {
            LOG.warnf(
                    "%d notices to the on-call were too old, or of alerts that are closed: they are not told", lapsed);
            count("lapsed", lapsed);
        }
    }

    /** Longer than a delivery can take, so that no two replicas deliver the same at once. */
    private Duration lease() {
        return config.webhook().timeout().multipliedBy(3).plus(PATIENCE);
    }

    private void deliver(Notice notice) throws InterruptedException {
        var failure = client.orElseThrow().post(notice.body(service), clock.instant());
        if (failure.isEmpty()) {
            LOG.infof("The on-call knows of alert %s: %s", notice.alertId(), notice.kind());
            count("delivered");
            notices.delivered(notice).await().atMost(PATIENCE);
        } else {
            failed(notice, failure.get());
        }
    }

    private void failed(Notice notice, String failure) {
        var now = clock.instant();
        var webhook = config.webhook();
        if (now.isAfter(notice.createdAt().plus(webhook.giveUpAfter()))) {
            LOG.errorf("The on-call could not be told of alert %s: %s", notice.alertId(), failure);
            count("given_up");
            notices.giveUp(notice, failure).await().atMost(PATIENCE);
            return;
        }
        LOG.warnf("The on-call does not know of alert %s yet: %s", notice.alertId(), failure);
        count("failed");
        var wait = new RetryPace(webhook.retryAfter(), webhook.retryAfterMax()).after(notice.attempt());
        notices.tryAgain(notice, now.plus(wait), failure).await().atMost(PATIENCE);
    }

    private void count(String outcome) {
        count(outcome, 1);
    }

    private void count(String outcome, int notices) {
        registry.counter("heartline.care.webhook", "outcome", outcome).increment(notices);
    }
}
