package dev.heartline.sms.outbound;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import dev.heartline.sms.message.Messages;
import dev.heartline.sms.message.PriceConfig;
import dev.heartline.telephony.carrier.CarrierNotConnected;
import dev.heartline.telephony.carrier.LatePrices;

/**
 * Asks what texts have cost, where the carrier says so only to whoever asks, and only some time after: later and later, and in the end
 * no more. Then the cost stays what the configured price makes it.
 */
@ApplicationScoped
class FinalPrices {

    private static final Logger LOG = Logger.getLogger(FinalPrices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * By the index sms_messages_unpriced. One whose carrier has given it no id yet is looked at again while it may still do so; one
     * that never reached its carrier costs nothing.
     */
    private static final String TAKE = """
            update sms_messages
            set price_asked = price_asked + case when provider_message_sid is null then 0 else 1 end,
                price_due_at = case
                  when provider_message_sid is null and status not in ('queued', 'held', 'sending') then null
                  when provider_message_sid is null or price_asked + 1 < $2::int
                  then $1::timestamptz + pow(2, price_asked) * $3::float8 * interval '1 second' end
            where id = (
              select id from sms_messages where price_due_at <= $1
              order by price_due_at limit 1
              for update skip locked)
            returning id, provider, provider_message_sid as sid
            """;

    private final Carriers carriers;
    private final Messages messages;
    private final LatePrices prices;

    FinalPrices(Pool pool, Carriers carriers, Messages messages, PriceConfig config, Clock clock) {
        this.carriers = carriers;
        this.messages = messages;
        var times = new LatePrices.Times(config.askAfter(), config.askAtMost(), config.poll());
        this.prices = new LatePrices(pool, clock, TAKE, "sms-prices", times, this::ask);
    }

    void start(@Observes StartupEvent event) {
        prices.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        prices.stop();
    }

    private void ask(UUID textId, String carrier, String sid) {
        try {
            carriers.named(carrier)
                    .price(sid)
                    .ifPresent(price -> messages.change(textId, message -> message.charged(price))
                            .await()
                            .atMost(PATIENCE));
        } catch (LookupFailed | CarrierNotConnected e) {
            LOG.infof("What text %s costs is asked later: %s", textId, e.getMessage());
        }
    }
}
