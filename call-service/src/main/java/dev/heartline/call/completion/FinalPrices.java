package dev.heartline.call.completion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.provider.CallReport;
import dev.heartline.call.provider.Carriers;
import dev.heartline.telephony.carrier.CarrierNotConnected;
import dev.heartline.telephony.carrier.LatePrices;
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
            returning id, provider, provider_call_sid as sid
            """;

    private final Carriers carriers;
    private final CallLifecycle lifecycle;
    private final LatePrices prices;

    FinalPrices(Pool pool, Carriers carriers, CallLifecycle lifecycle, CallPriceConfig config, Clock clock) {
        this.carriers = carriers;
        this.lifecycle = lifecycle;
        var times = new LatePrices.Times(config.askAfter(), config.askAtMost(), config.poll());
        this.prices = new LatePrices(pool, clock, TAKE, "call-prices", times, this::ask);
    }

    void start(@Observes StartupEvent event) {
        prices.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        prices.stop();
    }

    /** @return whether a call was due */
    boolean next() {
        return prices.next();
    }

    private void ask(UUID callId, String carrier, String sid) {
        try {
            carriers.named(carrier)
                    .fetch(sid)
                    .filter(report -> report.price() != null)
                    .ifPresent(report -> charge(callId, report));
        } catch (ProviderUnavailable | CarrierNotConnected e) {
            LOG.infof("What call %s cost is asked later: %s", callId, e.getMessage());
        }
    }

    private void charge(UUID callId, CallReport report) {
        lifecycle
                .advance(new CallReference.ById(callId), report.signal(Instant.now()))
                .await()
                .atMost(PATIENCE);
    }
}
