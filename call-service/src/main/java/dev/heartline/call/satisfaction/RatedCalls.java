package dev.heartline.call.satisfaction;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.CoachMessaged;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/**
 * Calls that were rated afterwards: in answer to a text that asked, or in the host's app. The latest word counts, whichever way it came,
 * and whoever has given one was asked.
 */
@ApplicationScoped
class RatedCalls {

    private static final String CONSUMER = "rated-calls";

    /** Of five there, of ten here. */
    private static final int SCALE = 2;

    private static final String RATE = """
            update phone_calls
            set user_satisfaction = $3, satisfaction_asked_at = coalesce(satisfaction_asked_at, $4)
            where id = $1 and user_id = $2
            """;

    private final EventConsumer consumer;
    private final Transactions transactions;

    RatedCalls(EventConsumer consumer, Transactions transactions) {
        this.consumer = consumer;
        this.transactions = transactions;
    }

    @Incoming("coach-messaged")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.COACH_MESSAGED,
                event -> isRatedCall(event.body())
                        ? transactions.plainOnce(CONSUMER, event, transaction -> rate(transaction, event.body()))
                        : Uni.createFrom().voidItem());
    }

    private static boolean isRatedCall(CoachMessaged message) {
        return message.channel() == Channel.CALL
                && message.milestone() == MessageMilestone.RATED
                && message.helpfulnessRating() != null;
    }

    private static Uni<Void> rate(PlainTransaction transaction, CoachMessaged message) {
        return transaction
                .sql(RATE)
                .execute(Tuple.of(
                        message.messageId(),
                        message.userId(),
                        message.helpfulnessRating() * SCALE,
                        Timestamps.of(message.at())))
                .replaceWithVoid();
    }
}
