package dev.heartline.service.health;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the consumers of this replica have begun. Once they have, a broker that goes away changes nothing here. */
@Readiness
@ApplicationScoped
class ConsumersSubscribed implements HealthCheck {

    private final HealthCenter channels;
    private final HealthConfig config;
    private final long startedAt = System.nanoTime();
    private volatile boolean subscribed;

    ConsumersSubscribed(HealthCenter channels, HealthConfig config) {
        this.channels = channels;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        subscribed =
                subscribed || (channels.isInitialized() && channels.getStartup().isOk());
        boolean waitedEnough =
                Duration.ofNanos(System.nanoTime() - startedAt).compareTo(config.subscriptionGrace()) > 0;
        return HealthCheckResponse.named("consumers")
                .status(subscribed || waitedEnough)
                .withData("subscribed", subscribed)
                .build();
    }
}
