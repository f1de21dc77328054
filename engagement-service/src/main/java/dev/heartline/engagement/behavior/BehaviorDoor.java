package dev.heartline.engagement.behavior;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.Profiles;

/**
 * Takes what a host without Kafka tells: it takes effect here in the transaction in which it is told, and everywhere else by the
 * event that leaves with it.
 */
@ApplicationScoped
class BehaviorDoor {

    private final Transactions transactions;
    private final Behaviors behaviors;
    private final Profiles profiles;

    BehaviorDoor(Transactions transactions, Behaviors behaviors, Profiles profiles) {
        this.transactions = transactions;
        this.behaviors = behaviors;
        this.profiles = profiles;
    }

    /** @return what stands now under the identity of the behaviour; empty where the user is unknown, of whom nothing may be kept */
    Uni<Optional<BehaviorView>> tell(BehaviorRecorded told) {
        return transactions.plain(transaction -> transaction
                .lock(told.userId().toString())
                .chain(() -> profiles.find(transaction.connection(), told.userId()))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : take(transaction, told).chain(() -> find(transaction, told))));
    }

    private Uni<Void> take(PlainTransaction transaction, BehaviorRecorded told) {
        var event =
                Event.of(EventType.BEHAVIOR_RECORDED, told).withId(Ids.derived("behavior.recorded", told.behaviorId()));
        return behaviors
                .take(transaction, event, Behavior.of(told))
                .chain(isNew -> isNew
                        ? transaction.taken(Behaviors.CONSUMER, event).chain(() -> transaction.publish(event))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Optional<BehaviorView>> find(PlainTransaction transaction, BehaviorRecorded told) {
        return transaction
                .sql("select * from behavior_events where id = $1 and user_id = $2")
                .execute(Tuple.of(told.behaviorId(), told.userId()))
                .map(rows -> rows.stream().map(BehaviorView::read).findFirst());
    }
}
