package dev.heartline.call.satisfaction;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.call.coachmessage.CoachMessageListener;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/**
 * Calls that were rated afterwards: in answer to a text that asked, or in the host's app. The latest word counts, whichever way it came,
 * and whoever has given one was asked.
 */
@ApplicationScoped
class RatedCalls implements CoachMessageListener {

    /** Of five there, of ten here. */
    private static final int SCALE = 2;

    private static final String RATE = """
            update phone_calls
            set user_satisfaction = $3, satisfaction_asked_at = coalesce(satisfaction_asked_at, $4)
            where id = $1 and user_id = $2
            """;

    @Override
    public boolean concerns(CoachMessaged message) {
        return message.channel() == Channel.CALL
                && message.milestone() == MessageMilestone.RATED
                && message.helpfulnessRating() != null;
    }

    @Override
    public Uni<Void> heard(PlainTransaction transaction, CoachMessaged message) {
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
