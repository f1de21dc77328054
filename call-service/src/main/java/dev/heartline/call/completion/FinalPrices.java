package dev.heartline.call.completion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.provider.CallReport;
import dev.heartline.call.provider.Carriers;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.service.time.Timestamps;
import dev.heartline.telephony.carrier.CarrierNotConnected;
import dev.heartline.telephony.http.ProviderUnavailable;

/**
 * Asks what calls have cost, where the carrier hasn't said so with the end: later and later, and in the end no more. Then the cost stays
 * our estimate.
 */
@ApplicationScoped
class FinalPrices {

    private static final Logger LOG = Logger.getLogger(FinalPrices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** By the index phone_calls_price_due. */
    private static final String TAKE = """
            update phone_calls
            set price_asked = price_asked + 1,
                price_due_at = case
                  when price_asked + 1 < $2::int
                  then $1::timestamptz + pow(2, price_asked) * $3::float8 * interval '1 second' end
            where id = (
              select id from phone_calls where price_due_at <= $1
              order by price_due_at limit 1
              for update skip locked)
            returning id, provider, provider_call_sid
            """;

    private final Pool pool;
    private final Carriers carriers;
    private final CallLifecycle lifecycle;
    private final CallPriceConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    FinalPrices(Pool pool, Carriers carriers, CallLifecycle lifecycle, CallPriceConfig config, Clock clock) {
        this.pool = pool;
        this.carriers = carriers;
        this.lifecycle = lifecycle;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("call-prices", 1, config.poll(), this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private record Unpriced(UUID id, String carrier, String sid) {

        static Unpriced read(Row row) {
            return new Unpriced(row.getUUID("id"), row.getString("provider"), row.getString("provider_call_sid"));
        }
    }

    /** @return whether a call was due */
    boolean next() {
        var taken = take().await().atMost(PATIENCE);
        taken.ifPresent(this::ask);
        return taken.isPresent();
    }

    private Uni<Optional<Unpriced>> take() {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(
                        Timestamps.of(clock.instant()),
                        config.askAtMost(),
                        config.askAfter().toMillis() / 1000.0))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Unpriced.read(rows.iterator().next())));
    }

    private void ask(Unpriced call) {
        try {
            carriers.named(call.carrier())
                    .fetch(call.sid())
                    .filter(report -> report.price() != null)
                    .ifPresent(report -> charge(call, report));
        } catch (ProviderUnavailable | CarrierNotConnected e) {
            LOG.infof("What call %s cost is asked later: %s", call.id(), e.getMessage());
        }
    }

    private void charge(Unpriced call, CallReport report) {
        lifecycle
                .advance(new CallReference.ById(call.id()), report.signal(Instant.now()))
                .await()
                .atMost(PATIENCE);
    }
}
