package dev.heartline.engagement.crisis;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.Transactions;

/** Listens to texts for signs of danger. Texts themselves are not rewarded. */
@ApplicationScoped
class TextConsumer {

    private static final Logger LOG = Logger.getLogger(TextConsumer.class);
    private static final String CONSUMER = "crisis";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final QuietPeriods quietPeriods;

    TextConsumer(EventConsumer consumer, Transactions transactions, QuietPeriods quietPeriods) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.quietPeriods = quietPeriods;
    }

    @Incoming("sms-received")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.SMS_RECEIVED, this::hear);
    }

    private Uni<Void> hear(Event<SmsReceived> event) {
        SmsReceived text = event.body();
        boolean danger = text.crisis() || text.intent() == SmsIntent.EMERGENCY;
        if (text.userId() == null || !danger) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .plainOnce(
                        CONSUMER,
                        event,
                        transaction -> quietPeriods.beginAt(transaction, text.userId(), text.receivedAt()))
                .invoke(() -> LOG.infof(
                        "text=%s user=%s speaks of danger: rewards are quiet", text.messageId(), text.userId()));
    }
}
