package dev.heartline.engagement.contact;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.engagement.hook.HookArrivals;
import dev.heartline.engagement.reward.RewardTexts;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;

/**
 * {@code coach_contacts}: when the coach last called, wrote or pushed of its own accord. It is known once it reached somebody; a card in the
 * app waits to be looked at and reaches for nobody, and an answer that somebody asked for is no nagging.
 */
@ApplicationScoped
class CoachContacts {

    private static final String CONSUMER = "coach-contacts";

    private static final String NOTE = """
            insert into coach_contacts as known (user_id, last_at) values ($1, $2)
            on conflict (user_id) do update set last_at = greatest(known.last_at, excluded.last_at)
            """;

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final RewardTexts rewards;
    private final HookArrivals hooks;
    private final Clock clock;

    CoachContacts(
            EventConsumer consumer, Transactions transactions, RewardTexts rewards, HookArrivals hooks, Clock clock) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.rewards = rewards;
        this.hooks = hooks;
        this.clock = clock;
    }

    @Incoming("coach-messaged")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message,
                EventType.COACH_MESSAGED,
                event -> transactions.plainOnce(CONSUMER, event, transaction -> take(transaction, event.body())));
    }

    private Uni<Void> take(PlainTransaction transaction, CoachMessaged message) {
        var noted = message.begunByTheCoach() && message.channel() != Channel.IN_APP
                ? note(transaction, message)
                : Uni.createFrom().voidItem();
        return switch (message.channel()) {
            case SMS -> noted.chain(() -> learn(transaction, message));
            case PUSH, IN_APP -> noted.chain(() -> shown(transaction, message));
            case CALL -> noted;
        };
    }

    /** A host that logs what it showed logs a hook under the id of the hook. */
    private Uni<Void> shown(PlainTransaction transaction, CoachMessaged message) {
        return switch (message.milestone()) {
            case DELIVERED, READ ->
                hooks.shown(transaction, message.userId(), message.messageId(), message.channel(), message.at());
            case ENGAGED, RATED -> Uni.createFrom().voidItem();
        };
    }

    /** Of the text that announced a reward or a hook: when it arrived, whether it was answered, and what they say of it. */
    private Uni<Void> learn(PlainTransaction transaction, CoachMessaged message) {
        return switch (message.milestone()) {
            case ENGAGED -> rewards.answered(transaction, message.userId(), message.messageId(), message.at());
            case RATED ->
                rewards.rated(
                        transaction, message.userId(), message.messageId(), message.helpfulnessRating(), message.at());
            case DELIVERED ->
                rewards.delivered(transaction, message.userId(), message.messageId(), arrivedAt(message))
                        .chain(() ->
                                hooks.texted(transaction, message.userId(), message.messageId(), arrivedAt(message)));
            case READ -> Uni.createFrom().voidItem();
        };
    }

    private Instant arrivedAt(CoachMessaged message) {
        var now = clock.instant();
        return message.at().isBefore(now) ? message.at() : now;
    }

    /** A clock that is ahead must not keep the coach silent until its time has come. */
    private Uni<Void> note(PlainTransaction transaction, CoachMessaged message) {
        var now = clock.instant();
        var sentAt = message.sentAt().isBefore(now) ? message.sentAt() : now;
        return transaction
                .sql(NOTE)
                .execute(Tuple.of(message.userId(), Timestamps.of(sentAt)))
                .replaceWithVoid();
    }
}
