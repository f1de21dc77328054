package dev.heartline.sms.coachmessage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.CoachMessaged;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** {@code coach_messages}. Each milestone is reached once, and told in the transaction that notes it. */
@ApplicationScoped
public class CoachMessages implements UserDataOwner {

    private static final String WRITE = """
            insert into coach_messages (id, user_id, channel, body, cta_text, cta_action, sent_at, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (id) do nothing
            """;

    private static final String WRITE_CALL = """
            insert into coach_messages (id, user_id, channel, sent_at, created_at, in_answer) values ($1, $2, 'call', $3, $4, $5)
            on conflict (id) do nothing
            """;

    private static final String HOLD = "select * from coach_messages where id = $1 for no key update";

    private static final String REACHED = """
            update coach_messages
            set delivered_at = coalesce(delivered_at, $2), read_at = coalesce(read_at, $3), engaged_at = coalesce(engaged_at, $4)
            where id = $1
            """;

    private static final String RATE = """
            update coach_messages set helpfulness_rating = $2, feedback_text = $3, rated_at = $4 where id = $1
            """;

    /** What they wrote about it stays. */
    private static final String RATE_ALONE = """
            update coach_messages set helpfulness_rating = $2, rated_at = $3 where id = $1
            """;

    /** By the index coach_messages_user. */
    private static final String PAGE = """
            select * from coach_messages
            where user_id = $1 and ($3::uuid is null or (sent_at, id) < (select sent_at, id from coach_messages where id = $3))
            order by sent_at desc, id desc limit $2
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Profiles profiles;
    private final Clock clock;

    CoachMessages(Pool pool, Transactions transactions, Profiles profiles, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.profiles = profiles;
        this.clock = clock;
    }

    Uni<Optional<CoachMessage>> find(UUID id) {
        return pool.preparedQuery("select * from coach_messages where id = $1")
                .execute(Tuple.of(id))
                .map(CoachMessages::only);
    }

    /** The latest first. */
    Uni<List<CoachMessage>> page(UUID userId, int limit, Optional<UUID> before) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(userId, limit, before.orElse(null)))
                .map(rows -> rows.stream().map(CoachMessage::read).toList());
    }

    /**
     * Logs what a host sent; nothing where it is logged already.
     *
     * @return false where no profile has the user's id: nothing may be stored then
     */
    Uni<Boolean> log(UUID id, NewCoachMessage message) {
        var now = clock.instant();
        return transactions.plain(transaction -> transaction
                .lock(message.userId().toString())
                .chain(() -> profiles.find(transaction.connection(), message.userId()))
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(false)
                        : transaction
                                .sql(WRITE)
                                .execute(Tuple.from(new Object[] {
                                    id,
                                    message.userId(),
                                    message.channel().wireName(),
                                    message.body(),
                                    message.ctaText(),
                                    message.ctaAction(),
                                    Timestamps.of(message.sentAt() == null ? now : message.sentAt()),
                                    Timestamps.of(now)
                                }))
                                .replaceWith(true)));
    }

    /** What the host's app is to show. The transaction must hold the user's lock. */
    public Uni<Void> logInApp(PlainTransaction transaction, UUID id, UUID userId, String body) {
        var now = Timestamps.of(clock.instant());
        return transaction
                .sql(WRITE)
                .execute(Tuple.from(new Object[] {id, userId, Channel.IN_APP.wireName(), body, null, null, now, now}))
                .replaceWithVoid();
    }

    /**
     * A call. The transaction must hold the user's lock.
     *
     * @param theirs it was they who called
     * @param answeredAt empty where nobody picked up
     * @param spokeAt when the user said something first
     */
    public Uni<Void> logCall(
            PlainTransaction transaction,
            UUID callId,
            UUID userId,
            Instant at,
            boolean theirs,
            Optional<Instant> answeredAt,
            Optional<Instant> spokeAt) {
        return transaction
                .sql(WRITE_CALL)
                .execute(Tuple.of(callId, userId, Timestamps.of(at), Timestamps.of(clock.instant()), theirs))
                .chain(() -> reached(
                        transaction, callId, new Progress(answeredAt.orElse(null), null, spokeAt.orElse(null))));
    }

    Uni<Void> reached(CoachMessage message, Progress progress) {
        return transactions.plain(transaction -> transaction
                .lock(message.userId().toString())
                .chain(() -> reached(transaction, message.id(), progress)));
    }

    /**
     * They answered it. Nothing where there is none of this id, as it wasn't the coach's. The transaction must hold the user's lock, as
     * for all that is told: who waits for it with a row in hand may wait for whoever holds it.
     */
    public Uni<Void> answered(PlainTransaction transaction, UUID id, Instant at) {
        return reached(transaction, id, new Progress(null, null, at));
    }

    /** They said how helpful it was. Nothing where there is none of this id. As {@link #answered}. */
    public Uni<Void> rated(PlainTransaction transaction, UUID id, int rating) {
        var now = clock.instant();
        return held(transaction, id)
                .chain(found -> found.map(message -> transaction
                                .sql(RATE_ALONE)
                                .execute(Tuple.of(id, rating, Timestamps.of(now)))
                                .chain(() -> transaction.publish(event(message, MessageMilestone.RATED, now, rating))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    Uni<Void> rate(CoachMessage message, Feedback feedback) {
        return transactions.plain(transaction ->
                transaction.lock(message.userId().toString()).chain(() -> rate(transaction, message.id(), feedback)));
    }

    private Uni<Void> rate(PlainTransaction transaction, UUID id, Feedback feedback) {
        var now = clock.instant();
        return held(transaction, id)
                .chain(found -> found.map(message -> transaction
                                .sql(RATE)
                                .execute(Tuple.of(
                                        id, feedback.helpfulnessRating(), feedback.feedbackText(), Timestamps.of(now)))
                                .chain(() -> feedback.helpfulnessRating() == null
                                        ? Uni.createFrom().voidItem()
                                        : transaction.publish(event(
                                                message, MessageMilestone.RATED, now, feedback.helpfulnessRating()))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> reached(PlainTransaction transaction, UUID id, Progress progress) {
        return held(transaction, id)
                .chain(found -> found.map(
                                message -> reached(transaction, message, progress.notBefore(message.sentAt())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> reached(PlainTransaction transaction, CoachMessage message, Progress progress) {
        var news = news(message, progress);
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .sql(REACHED)
                .execute(Tuple.of(
                        message.id(),
                        Timestamps.of(progress.deliveredAt()),
                        Timestamps.of(progress.readAt()),
                        Timestamps.of(progress.engagedAt())))
                .chain(() -> transaction.publish(news.toArray(Event<?>[]::new)));
    }

    private static List<Event<CoachMessaged>> news(CoachMessage message, Progress progress) {
        var news = new ArrayList<Event<CoachMessaged>>();
        if (message.deliveredAt() == null && progress.deliveredAt() != null) {
            news.add(event(message, MessageMilestone.DELIVERED, progress.deliveredAt(), null));
        }
        if (message.readAt() == null && progress.readAt() != null) {
            news.add(event(message, MessageMilestone.READ, progress.readAt(), null));
        }
        if (message.engagedAt() == null && progress.engagedAt() != null) {
            news.add(event(message, MessageMilestone.ENGAGED, progress.engagedAt(), null));
        }
        return news;
    }

    /** Of one id however often it is told; each rating is told anew. */
    static Event<CoachMessaged> event(CoachMessage message, MessageMilestone milestone, Instant at, Integer rating) {
        return event(message, milestone, at, rating, List.of());
    }

    /** @param named the memories that its words name */
    static Event<CoachMessaged> event(
            CoachMessage message, MessageMilestone milestone, Instant at, Integer rating, List<UUID> named) {
        var event = Event.of(
                EventType.COACH_MESSAGED,
                new CoachMessaged(
                        message.id(),
                        message.userId(),
                        message.channel(),
                        milestone,
                        at,
                        message.sentAt(),
                        message.ctaAction(),
                        rating,
                        message.inAnswer() ? true : null,
                        named));
        return milestone == MessageMilestone.RATED
                ? event
                : event.withId(Ids.derived("coach.messaged", message.id(), milestone.wireName()));
    }

    private static Uni<Optional<CoachMessage>> held(PlainTransaction transaction, UUID id) {
        return transaction.sql(HOLD).execute(Tuple.of(id)).map(CoachMessages::only);
    }

    private static Optional<CoachMessage> only(RowSet<Row> rows) {
        return rows.stream().findFirst().map(CoachMessage::read);
    }

    /** Texts are logged by whoever changes them, without the user's lock. */
    @Override
    public boolean erasesLast() {
        return true;
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from coach_messages where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
