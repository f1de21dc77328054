package dev.heartline.sms.campaign;

import java.time.Duration;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.sms.template.UnusableTemplate;
import dev.heartline.sms.template.UnusableTemplates;

/** Keeps campaigns going: enrols, takes the steps that are due, and notes how far they are. */
@ApplicationScoped
class CampaignLoop {

    private static final Logger LOG = Logger.getLogger(CampaignLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Enrolling enrolling;
    private final DueSteps due;
    private final Steps steps;
    private final Campaigns campaigns;
    private final UnusableTemplates unusable;
    private final MeterRegistry registry;
    private final BackgroundLoop taking;
    private final BackgroundLoop tidying;

    CampaignLoop(
            Enrolling enrolling,
            DueSteps due,
            Steps steps,
            Campaigns campaigns,
            UnusableTemplates unusable,
            CampaignConfig config,
            MeterRegistry registry) {
        this.enrolling = enrolling;
        this.due = due;
        this.steps = steps;
        this.campaigns = campaigns;
        this.unusable = unusable;
        this.registry = registry;
        this.taking = new BackgroundLoop("sms-campaigns", config.workers(), config.poll(), this::next);
        this.tidying = new BackgroundLoop("sms-campaigns-tidy", 1, config.tidyEvery(), this::tidy);
    }

    void start(@Observes StartupEvent event) {
        taking.start();
        tidying.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        taking.stop();
        tidying.stop();
    }

    /** Says that a campaign was started or resumed. */
    void nudge() {
        taking.nudge();
    }

    private boolean next() {
        boolean enrolled = enrolling.next();
        var batch = due.claim().await().atMost(PATIENCE);
        batch.ifPresent(this::take);
        return enrolled || batch.filter(claimed -> !claimed.steps().isEmpty()).isPresent();
    }

    private void take(DueSteps.Batch batch) {
        var left = batch;
        while (!left.steps().isEmpty()) {
            if (due.wearsOff(left)) {
                left = due.renew(left).await().atMost(PATIENCE);
                continue;
            }
            try {
                takeFirst(left);
            } catch (UnusableTemplate why) {
                pause(batch.campaign(), why);
                return;
            }
            left = left.rest();
        }
    }

    private void takeFirst(DueSteps.Batch batch) {
        var step = batch.steps().getFirst();
        try {
            var claim = new Steps.Claim(batch.campaign(), step.userId(), step.step(), batch.claimedAt());
            var outcome = steps.take(claim).await().atMost(PATIENCE);
            count(outcome.name().toLowerCase(Locale.ROOT));
        } catch (UnusableTemplate why) {
            throw why;
        } catch (RuntimeException why) {
            // It comes again after its lease; the others are not to wait for it.
            LOG.errorf(
                    why,
                    "Step %d of campaign %s failed for somebody",
                    step.step(),
                    batch.campaign().id());
            count("failed");
        }
    }

    /** Nobody can be texted by a template that is out of use or lacks a value: a human decides how it goes on. */
    private void pause(Campaign campaign, UnusableTemplate why) {
        LOG.errorf("Campaign %s is paused: %s", campaign.id(), why.getMessage());
        unusable.tell("campaign", why);
        campaigns
                .move(campaign.id(), CampaignStatus.PAUSED, CampaignStatus.ACTIVE)
                .await()
                .atMost(PATIENCE);
    }

    private boolean tidy() {
        campaigns.tidy().await().atMost(PATIENCE);
        return false;
    }

    private void count(String outcome) {
        registry.counter("heartline.sms.campaign.steps", "outcome", outcome).increment();
    }
}
