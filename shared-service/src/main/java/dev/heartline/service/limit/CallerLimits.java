package dev.heartline.service.limit;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;

/** Says who has asked too often. */
@Singleton
public class CallerLimits {

    private static final int TOO_MANY_REQUESTS = 429;

    private final CallerBuckets users;
    private final CallerBuckets staff;
    private final CallerBuckets failures;
    private final MeterRegistry registry;

    CallerLimits(LimitConfig config, MeterRegistry registry) {
        this.users = new CallerBuckets(config.userBurst(), config.userPerMinute(), config.callers());
        this.staff = new CallerBuckets(config.staffBurst(), config.staffPerMinute(), config.callers());
        this.failures = new CallerBuckets(config.failuresBurst(), config.failuresPerMinute(), config.callers());
        this.registry = registry;
    }

    /** The refusal of one more request by somebody whom we know, by the subject of their token; empty where they may. */
    public Optional<HttpProblem> request(String subject, boolean isStaff) {
        return (isStaff ? staff : users).take(subject).map(wait -> refusal(isStaff ? "staff" : "user", wait));
    }

    /**
     * The refusal of one more request that proved nothing, from an address; empty where that may be told as it is. The address is
     * the proxy's unless {@code quarkus.http.proxy} says whom to believe about it.
     */
    public Optional<HttpProblem> failure(HttpServerRequest request) {
        return failures.take(request.remoteAddress().hostAddress()).map(wait -> refusal("unknown", wait));
    }

    private HttpProblem refusal(String caller, Duration wait) {
        registry.counter("heartline.limits.refused", "caller", caller).increment();
        return HttpProblem.builder()
                .withStatus(TOO_MANY_REQUESTS)
                .withTitle("Too Many Requests")
                .withDetail("Ask again after the time in Retry-After")
                .withHeader("Retry-After", wait.toSeconds())
                .build();
    }
}
