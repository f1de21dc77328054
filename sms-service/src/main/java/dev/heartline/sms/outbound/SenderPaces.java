package dev.heartline.sms.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/**
 * {@code sender_paces}: a number sends no faster than its carrier takes segments from it, over all replicas. What it did not use within
 * two seconds is lost, so that nothing bursts after a rest. Who is in danger waits for no pace.
 */
@ApplicationScoped
class SenderPaces {

    /** Of whom nothing is written the number is free. */
    private static final String BEGIN =
            "insert into sender_paces (provider, number, free_at) values ($1, $2, $3) on conflict do nothing";

    /** Whoever sends by the same number waits for this one's claim. */
    private static final String HOLD =
            "select free_at from sender_paces where provider = $1 and number = $2 for no key update";

    private static final String TAKE = """
            update sender_paces set free_at = greatest(free_at, $3) + $4::float8 * interval '1 second'
            where provider = $1 and number = $2
            """;

    private static final Duration MEMORY = Duration.ofSeconds(2);
    private static final double SECONDS_PER_MINUTE = 60;

    private final Map<String, Integer> segmentsPerMinute;

    @Inject
    SenderPaces(DispatchConfig config) {
        this(config.segmentsPerMinute());
    }

    SenderPaces(Map<String, Integer> segmentsPerMinute) {
        segmentsPerMinute.forEach((carrier, rate) -> {
            if (rate <= 0) {
                throw new IllegalStateException(
                        "heartline.sms.dispatch.segments-per-minute of %s must be positive".formatted(carrier));
            }
        });
        this.segmentsPerMinute = Map.copyOf(segmentsPerMinute);
    }

    /** When the number may send: now or before, or later. Until the transaction ends nobody else takes from it. */
    Uni<Instant> freeAt(PlainTransaction transaction, Sender sender, Instant now) {
        var carrier = sender.carrier().name();
        if (!segmentsPerMinute.containsKey(carrier)) {
            return Uni.createFrom().item(now);
        }
        return transaction
                .sql(BEGIN)
                .execute(Tuple.of(carrier, sender.number(), Timestamps.of(now.minus(MEMORY))))
                .chain(() -> transaction.sql(HOLD).execute(Tuple.of(carrier, sender.number())))
                .map(rows -> rows.iterator().next().getOffsetDateTime("free_at").toInstant());
    }

    /** Counts what is about to be sent by the number. */
    Uni<Void> take(PlainTransaction transaction, Sender sender, int segments, Instant now) {
        var rate = segmentsPerMinute.get(sender.carrier().name());
        return rate == null
                ? Uni.createFrom().voidItem()
                : freeAt(transaction, sender, now)
                        .chain(() -> transaction
                                .sql(TAKE)
                                .execute(Tuple.of(
                                        sender.carrier().name(),
                                        sender.number(),
                                        Timestamps.of(now.minus(MEMORY)),
                                        segments * SECONDS_PER_MINUTE / rate)))
                        .replaceWithVoid();
    }
}
