package dev.heartline.memory.export;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.Transactions;

/** Collects what the services answer. */
@ApplicationScoped
class ExportPieceConsumer {

    private static final String CONSUMER = "export-pieces";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final UserExports exports;

    ExportPieceConsumer(EventConsumer consumer, Transactions transactions, UserExports exports) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.exports = exports;
    }

    @Incoming("export-answered")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.EXPORT_ANSWERED,
                event -> transactions.plainOnce(
                        CONSUMER, event, transaction -> exports.take(transaction, event.body())));
    }
}
