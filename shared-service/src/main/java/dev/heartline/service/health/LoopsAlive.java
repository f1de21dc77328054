package dev.heartline.service.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import dev.heartline.messaging.loop.RunningLoops;

/** A loop that has ended, or whose step hangs, comes back by nothing but a restart. One that only fails does not count. */
@Liveness
@ApplicationScoped
class LoopsAlive implements HealthCheck {

    private final HealthConfig config;

    LoopsAlive(HealthConfig config) {
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var stuck = RunningLoops.stuck(config.longestStep());
        var response = HealthCheckResponse.named("background loops").status(stuck.isEmpty());
        stuck.forEach(response::withData);
        return response.build();
    }
}
