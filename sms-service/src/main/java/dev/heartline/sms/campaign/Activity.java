package dev.heartline.sms.campaign;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.Profiles;

/** Notes on which days people do something, as the host application tells it. */
@ApplicationScoped
class Activity {

    private static final String CONSUMER = "activity";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Profiles profiles;
    private final Segments segments;

    Activity(EventConsumer consumer, Transactions transactions, Profiles profiles, Segments segments) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.profiles = profiles;
        this.segments = segments;
    }

    @Incoming("behavior-recorded")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.BEHAVIOR_RECORDED,
                event -> transactions.plainOnce(CONSUMER, event, transaction -> note(transaction, event)));
    }

    private Uni<Void> note(PlainTransaction transaction, Event<BehaviorRecorded> event) {
        var behavior = event.body();
        if (behavior.revision() == BehaviorRevision.WITHDRAWS) {
            return Uni.createFrom().voidItem();
        }
        return profiles.find(transaction.connection(), behavior.userId())
                .chain(found -> found.map(
                                user -> segments.active(transaction.connection(), user, behavior.occurredAt()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
