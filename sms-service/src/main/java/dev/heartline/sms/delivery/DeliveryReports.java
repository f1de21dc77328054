package dev.heartline.sms.delivery;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.sms.consent.ProviderStops;
import dev.heartline.sms.message.Messages;
import dev.heartline.sms.message.PriceConfig;
import dev.heartline.sms.message.SmsMessage;

/**
 * Applies reports. Each may be repeated; one on a text that was erased, never was ours, or is with another carrier, changes nothing.
 */
@ApplicationScoped
public class DeliveryReports {

    private static final Logger LOG = Logger.getLogger(DeliveryReports.class);

    private final Messages messages;
    private final ProviderStops stops;
    private final PriceConfig price;
    private final Clock clock;
    private final MeterRegistry registry;

    DeliveryReports(Messages messages, ProviderStops stops, PriceConfig price, Clock clock, MeterRegistry registry) {
        this.messages = messages;
        this.stops = stops;
        this.price = price;
        this.clock = clock;
        this.registry = registry;
    }

    public Uni<Void> apply(DeliveryReport report) {
        registry.counter(
                        "heartline.sms.reports",
                        "provider",
                        report.provider(),
                        "status",
                        report.status().wireName())
                .increment();
        return find(report)
                .chain(found -> found.filter(message -> message.provider().equals(report.provider()))
                        .map(message -> apply(report, message))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<SmsMessage>> find(DeliveryReport report) {
        return report.messageId().map(messages::find).orElseGet(() -> messages.findBySid(report.sid()));
    }

    private Uni<Void> apply(DeliveryReport report, SmsMessage message) {
        LOG.infof(
                "Text %s is reported %s %s",
                message.id(), report.status().wireName(), report.errorCode().orElse(""));
        return bindOptOut(report, message)
                .chain(() -> messages.change(message.id(), locked -> {
                    locked.reported(
                            report.sid(),
                            report.status(),
                            report.errorCode().orElse(null),
                            clock.instant(),
                            price.outbound());
                    report.price().ifPresent(locked::charged);
                }))
                .replaceWithVoid();
    }

    /**
     * Only what is news, as of when the text was handed over: a report that is repeated, or comes late, stops nobody who has come
     * back since. Before the change is committed: were this lost, the report that comes again would be no news.
     */
    private Uni<Void> bindOptOut(DeliveryReport report, SmsMessage message) {
        return report.recipientOptedOut() && message.isNews(report.status())
                ? stops.bind(message.toPhone(), message.id(), message.attemptedAt())
                : Uni.createFrom().voidItem();
    }
}
