package dev.heartline.engagement.reward;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EngagementReported;
import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.Transactions;

/** What hosts with Kafka saw of rewards. One on a reward that isn't the user's has no effect. */
@ApplicationScoped
class EngagementConsumer {

    private static final String CONSUMER = "engagement-reports";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final EngagementReports reports;
    private final Clock clock;

    EngagementConsumer(EventConsumer consumer, Transactions transactions, EngagementReports reports, Clock clock) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.reports = reports;
        this.clock = clock;
    }

    @Incoming("engagement-reported")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.ENGAGEMENT_REPORTED,
                event -> transactions.plainOnce(
                        CONSUMER,
                        event,
                        transaction -> reports.take(
                                        transaction,
                                        event.body().rewardId(),
                                        event.body().userId(),
                                        Engagement.of(event.body()),
                                        seenAt(event.body()))
                                .replaceWithVoid()));
    }

    /** A clock that is ahead must not keep what is reported later from counting. */
    private Instant seenAt(EngagementReported report) {
        var now = clock.instant();
        return report.reportedAt().isBefore(now) ? report.reportedAt() : now;
    }
}
