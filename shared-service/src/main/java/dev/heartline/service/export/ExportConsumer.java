package dev.heartline.service.export;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.ExportAnswered;
import dev.heartline.events.ExportRequested;
import dev.heartline.events.Ids;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.Transactions;

/** Answers {@code export.requested} with this service's part. Of an erased user there is none. */
@ApplicationScoped
class ExportConsumer {

    private static final Logger LOG = Logger.getLogger(ExportConsumer.class);
    private static final String CONSUMER = "export";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final OwnRows rows;
    private final Clock clock;
    private final String service;

    ExportConsumer(
            EventConsumer consumer,
            Transactions transactions,
            OwnRows rows,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
        // As the list of topics names it.
        this.service = application.replace("-service", "");
    }

    @Incoming("export-requested")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.EXPORT_REQUESTED, this::answer);
    }

    /** Read before the transaction that publishes: its snapshot has to be the first thing of a transaction. */
    private Uni<Void> answer(Event<ExportRequested> asked) {
        var takenAt = clock.instant();
        return rows.of(asked.body().userId())
                .chain(part -> transactions.plainOnce(
                        CONSUMER,
                        asked,
                        transaction -> transaction
                                .publish(pieces(asked, Pieces.of(part, Pieces.LONGEST), takenAt))
                                .invoke(() -> LOG.infof(
                                        "Export %s: %d characters", asked.body().exportId(), part.length()))));
    }

    private Event<?>[] pieces(Event<ExportRequested> asked, List<String> texts, Instant takenAt) {
        var export = asked.body();
        return IntStream.range(0, texts.size())
                .mapToObj(n -> Event.of(
                                EventType.EXPORT_ANSWERED,
                                new ExportAnswered(
                                        export.exportId(),
                                        export.userId(),
                                        service,
                                        takenAt,
                                        n,
                                        texts.size(),
                                        texts.get(n)))
                        .causedBy(asked)
                        .withId(Ids.derived("export.answered", asked.id(), service, n)))
                .toArray(Event<?>[]::new);
    }
}
