package dev.heartline.care.alert;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.heartline.care.CareConfig;
import dev.heartline.messaging.loop.BackgroundLoop;

/** Tells of answers to danger that haven't left in time, also where nothing happens to them: a carrier that never answers says nothing. */
@ApplicationScoped
class LateAnswers {

    private static final Logger LOG = Logger.getLogger(LateAnswers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Alerts alerts;
    private final BackgroundLoop loop;

    LateAnswers(Alerts alerts, CareConfig config) {
        this.alerts = alerts;
        this.loop = new BackgroundLoop("care-late-answers", 1, config.webhook().poll(), this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean next() {
        int late = alerts.late().await().atMost(PATIENCE);
        if (late > 0) {
            LOG.errorf("%d answers to danger haven't left in time", late);
        }
        return false;
    }
}
