package dev.heartline.memory.pattern;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlClient;
import org.jboss.logging.Logger;

import dev.heartline.memory.preference.Observations;
import dev.heartline.memory.preference.ObservedPreference;
import dev.heartline.messaging.consume.Failures;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** Tells the patterns of a user anew, and what they show of preferences, when something new happened. */
@ApplicationScoped
public class PatternAnalyst {

    private static final Logger LOG = Logger.getLogger(PatternAnalyst.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final PatternConfig config;
    private final Transactions transactions;
    private final Interactions interactions;
    private final InteractionPatterns patterns;
    private final Observations observations;
    private final Profiles profiles;
    private final MeterRegistry registry;
    private final Clock clock;
    private final BackgroundLoop loop;

    PatternAnalyst(
            PatternConfig config,
            Transactions transactions,
            Interactions interactions,
            InteractionPatterns patterns,
            Observations observations,
            Profiles profiles,
            MeterRegistry registry,
            Clock clock) {
        this.config = config;
        this.transactions = transactions;
        this.interactions = interactions;
        this.patterns = patterns;
        this.observations = observations;
        this.profiles = profiles;
        this.registry = registry;
        this.clock = clock;
        this.loop = new BackgroundLoop("patterns", 1, config.idle(), this::round);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean round() {
        var found = transactions.plain(interactions::somebodyNew).await().atMost(LONGEST);
        found.ifPresent(this::analyse);
        return found.isPresent();
    }

    private void analyse(UUID userId) {
        try {
            transactions
                    .plain(transaction -> analyse(transaction, userId))
                    .await()
                    .atMost(LONGEST);
        } catch (RuntimeException why) {
            if (Failures.isTransient(why)) {
                throw why;
            }
            setAside(userId, why);
        }
    }

    /** It would fail for ever, and all others would wait for it. What happens next with the user is tried again. */
    private void setAside(UUID userId, RuntimeException why) {
        LOG.errorf("The patterns of somebody can't be told: %s", Failures.described(why));
        registry.counter("heartline.memory.patterns.set.aside").increment();
        transactions
                .plain(transaction -> interactions.analysed(transaction, userId))
                .await()
                .atMost(LONGEST);
    }

    /** Who was new without a lock may be erased, or told of by another replica, once there is one: then nothing is told. */
    private Uni<Void> analyse(PlainTransaction transaction, UUID userId) {
        return transaction
                .lock(userId.toString())
                .chain(() -> interactions.analysed(transaction, userId))
                .chain(isNew ->
                        isNew ? refresh(transaction, userId) : Uni.createFrom().voidItem());
    }

    private Uni<Void> refresh(PlainTransaction transaction, UUID userId) {
        var now = clock.instant();
        return zone(transaction.connection(), userId)
                .chain(zone -> happened(transaction.connection(), userId, now)
                        .map(happened ->
                                new Told(Patterns.of(happened, zone, now), SeenPreferences.in(happened, zone, now)))
                        .chain(told -> patterns.refresh(transaction, userId, told.patterns(), zone, now)
                                .chain(() -> observations.take(transaction, userId, told.preferences(), now))));
    }

    private record Told(Patterns patterns, List<ObservedPreference> preferences) {}

    /** What is told of a user as of now. */
    Uni<Patterns> told(SqlClient client, UUID userId, ZoneId zone, Instant now) {
        return happened(client, userId, now).map(happened -> Patterns.of(happened, zone, now));
    }

    /** What follows is not on the event loop, which has better to do than to reckon. */
    private Uni<List<Interaction>> happened(SqlClient client, UUID userId, Instant now) {
        return interactions
                .since(client, userId, now.minus(config.memory()))
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    Uni<ZoneId> zone(SqlClient client, UUID userId) {
        return profiles.find(client, userId)
                .map(known -> known.flatMap(KnownUser::zone).orElse(ZoneOffset.UTC));
    }
}
