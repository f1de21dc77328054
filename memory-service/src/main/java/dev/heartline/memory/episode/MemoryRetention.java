package dev.heartline.memory.episode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/** Forgets memories whose type isn't kept for so long, one user at a time; the coach's snapshot follows. Denials aren't forgotten. */
@ApplicationScoped
class MemoryRetention {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** By ai_episodic_memory_age. */
    private static final String SOMEBODY = """
            select user_id from ai_episodic_memory
            where memory_type = $1 and last_reinforced_at < $2 and pinned_at is null and not never_true limit 1
            """;

    /**
     * Turns and history are linked with it and go as well. What it had taken the place of stays past. What never was true stays as long as
     * the turns that told it: its row is what keeps them from being told again.
     */
    private static final String FORGET = """
            with old as (
              select id from ai_episodic_memory
              where user_id = $1 and memory_type = $2 and last_reinforced_at < $3 and pinned_at is null and not never_true
            ), freed as (
              update ai_episodic_memory set superseded_by = null
              where superseded_by in (select id from old) and id not in (select id from old)
            )
            delete from ai_episodic_memory where id in (select id from old)
            """;

    private final Map<MemoryType, Duration> keep;
    private final Transactions transactions;
    private final List<MemoryObserver> observers;
    private final MeterRegistry registry;
    private final Clock clock;
    private final BackgroundLoop loop;

    MemoryRetention(
            MemoryRetentionConfig config,
            Transactions transactions,
            @All List<MemoryObserver> observers,
            MeterRegistry registry,
            Clock clock) {
        this.keep = byType(config.types());
        this.transactions = transactions;
        this.observers = observers;
        this.registry = registry;
        this.clock = clock;
        this.loop = new BackgroundLoop("memory-retention", 1, config.every(), () -> forgetSome(keep));
    }

    /** @throws IllegalArgumentException for what can only be a mistake, which would forget too much or nothing */
    static Map<MemoryType, Duration> byType(Map<String, Duration> configured) {
        var byType = new EnumMap<MemoryType, Duration>(MemoryType.class);
        configured.forEach((type, keep) -> {
            if (keep.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException(
                        "heartline.memory.retention.types.%s is less than a day: %s".formatted(type, keep));
            }
            byType.put(WireNamed.of(MemoryType.class, type), keep);
        });
        return byType;
    }

    void start(@Observes StartupEvent event) {
        if (!keep.isEmpty()) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (!keep.isEmpty()) {
            loop.stop();
        }
    }

    /** @return whether there may be more */
    boolean forgetSome(Map<MemoryType, Duration> keep) {
        boolean more = false;
        for (var rule : keep.entrySet()) {
            var before = clock.instant().minus(rule.getValue());
            var found = transactions
                    .plain(transaction -> somebody(transaction, rule.getKey(), before))
                    .await()
                    .atMost(LONGEST);
            found.ifPresent(userId -> transactions
                    .plain(transaction -> forget(transaction, userId, rule.getKey(), before))
                    .await()
                    .atMost(LONGEST));
            more |= found.isPresent();
        }
        return more;
    }

    private static Uni<Optional<UUID>> somebody(PlainTransaction transaction, MemoryType type, Instant before) {
        return transaction
                .sql(SOMEBODY)
                .execute(Tuple.of(type.wireName(), Timestamps.of(before)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getUUID("user_id")));
    }

    private Uni<Void> forget(PlainTransaction transaction, UUID userId, MemoryType type, Instant before) {
        return transaction
                .lock(userId.toString())
                .chain(() -> transaction
                        .sql(FORGET)
                        .execute(Tuple.of(userId, type.wireName(), Timestamps.of(before)))
                        .map(RowSet::rowCount))
                .invoke(forgotten -> registry.counter("heartline.memory.forgotten", "type", type.wireName())
                        .increment(forgotten))
                .chain(forgotten -> forgotten == 0
                        ? Uni.createFrom().voidItem()
                        : MemoryObserver.tellAll(observers, transaction, userId, clock.instant()));
    }
}
