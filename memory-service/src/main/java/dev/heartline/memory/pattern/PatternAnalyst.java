package dev.heartline.memory.pattern;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** Tells the patterns of a user anew when something new happened. */
@ApplicationScoped
public class PatternAnalyst {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final PatternConfig config;
    private final Transactions transactions;
    private final Interactions interactions;
    private final InteractionPatterns patterns;
    private final Profiles profiles;
    private final BackgroundLoop loop;

    PatternAnalyst(
            PatternConfig config,
            Transactions transactions,
            Interactions interactions,
            InteractionPatterns patterns,
            Profiles profiles) {
        this.config = config;
        this.transactions = transactions;
        this.interactions = interactions;
        this.patterns = patterns;
        this.profiles = profiles;
        this.loop = new BackgroundLoop("patterns", 1, config.idle(), this::round);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean round() {
        return transactions
                .plain(transaction -> interactions
                        .somebodyNew(transaction)
                        .chain(user -> user.map(
                                        userId -> analyse(transaction, userId).replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false))))
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
        var now = Instant.now();
        return zone(transaction.connection(), userId)
                .chain(zone -> told(transaction.connection(), userId, zone, now)
                        .chain(told -> patterns.refresh(transaction, userId, told, zone, now)));
    }

    /** What is told of a user as of now. */
    Uni<Patterns> told(SqlClient client, UUID userId, ZoneId zone, Instant now) {
        return interactions
                .since(client, userId, now.minus(config.memory()))
                .map(happened -> Patterns.of(happened, zone, now));
    }

    Uni<ZoneId> zone(SqlClient client, UUID userId) {
        return profiles.find(client, userId)
                .map(known -> known.flatMap(KnownUser::zone).orElse(ZoneOffset.UTC));
    }
}
