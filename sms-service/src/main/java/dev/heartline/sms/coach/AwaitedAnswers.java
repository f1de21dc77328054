package dev.heartline.sms.coach;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.backlog.Backlog;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.answer.Received;

/** {@code awaited_answers}: who waits for an answer, and when they have been silent for long enough to get it. */
@ApplicationScoped
class AwaitedAnswers implements UserDataOwner {

    /** Not where fixed words have answered the text. Whoever is finding words for what came before finds them anew. */
    private static final String AWAIT = """
            insert into awaited_answers as known (user_id, phone, conversation_id, since, due_at)
            select $1, $2, $3::uuid, $4::timestamptz, $5::timestamptz
            where not exists (
              select from sms_messages where replied_to_message_id = $7 and direction = 'outbound')
            on conflict (user_id) do update
              set phone = excluded.phone, conversation_id = excluded.conversation_id, claimed_at = null, attempts = 0,
                  due_at = least(excluded.due_at, known.since + $6::float8 * interval '1 second')
            """;

    private static final String PUT_OFF = """
            update awaited_answers
            set claimed_at = null, attempts = 0,
                due_at = greatest(due_at, least($2, since + $3::float8 * interval '1 second'))
            where user_id = $1
            """;

    /** While a text of theirs is not understood yet, nobody knows what to answer. */
    private static final String ALL_IS_UNDERSTOOD = """
            not exists (
              select from sms_messages unread
              where unread.from_phone = awaited.phone
                and unread.direction = 'inbound' and unread.understood_at is null and unread.unreadable_at is null)
            """;

    /**
     * By the indexes awaited_answers_due and sms_messages_user. Whom a human has taken over the coach leaves to them, until nobody
     * answers any more who wrote last that long ago.
     */
    private static final String CLAIM = """
            update awaited_answers set claimed_at = $1, attempts = attempts + 1
            where user_id = (
              select user_id from awaited_answers awaited
              where due_at <= $1 and (claimed_at is null or claimed_at < $2)
                and not exists (
                  select from answer_modes taken
                  where taken.user_id = awaited.user_id and taken.mode = 'takeover'
                    and exists (
                      select from sms_messages theirs
                      where theirs.user_id = awaited.user_id and theirs.direction = 'inbound' and theirs.created_at >= $3))
                and %s
              order by due_at limit 1
              for update skip locked)
            returning *
            """.formatted(ALL_IS_UNDERSTOOD);

    private static final String TAKE =
            "delete from awaited_answers awaited where user_id = $1 and claimed_at = $2 and " + ALL_IS_UNDERSTOOD;

    /** Not for want of words, so it is no attempt. */
    private static final String GIVE_BACK = """
            update awaited_answers set claimed_at = null, attempts = attempts - 1
            where user_id = $1 and claimed_at = $2
            """;

    /** They stay among those who wait, and are due no more until they write on. */
    private static final String LEAVE_TO_HUMANS = """
            update awaited_answers set claimed_at = null, due_at = 'infinity' where user_id = $1 and claimed_at = $2
            """;

    private static final String START_AGAIN =
            "update awaited_answers set claimed_at = null, attempts = 0 where user_id = $1";

    private static final String AWAIT_ANEW = """
            insert into awaited_answers (user_id, phone, conversation_id, since, due_at)
            values ($1, $2, $3, $4, $4)
            on conflict (user_id) do nothing
            """;

    /** By the index awaited_answers_since. */
    private static final String PAGE = """
            select awaited.user_id, conversation_id, since, coalesce(mode, 'autopilot') as mode
            from awaited_answers awaited left join answer_modes modes on modes.user_id = awaited.user_id
            where $2::uuid is null
               or (since, awaited.user_id) > (select since, user_id from awaited_answers where user_id = $2)
            order by since, awaited.user_id limit $1
            """;

    private final Pool pool;
    private final AnswerConfig config;
    private final Clock clock;

    AwaitedAnswers(Pool pool, AnswerConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /** Somebody waits, as of a text. The transaction must hold their lock, as for all that changes what is awaited. */
    Uni<Void> await(PlainTransaction transaction, UUID userId, Received text) {
        return transaction
                .sql(AWAIT)
                .execute(Tuple.from(new Object[] {
                    userId,
                    text.party().phone(),
                    text.conversationId(),
                    Timestamps.of(text.at()),
                    Timestamps.of(text.at().plus(config.quietPeriod())),
                    seconds(config.longestWait()),
                    text.messageId()
                }))
                .replaceWithVoid();
    }

    /** They wrote on, and what they wrote needs no answer by itself. */
    Uni<Void> putOff(PlainTransaction transaction, UUID userId, Instant heard) {
        return transaction
                .sql(PUT_OFF)
                .execute(Tuple.of(
                        userId, Timestamps.of(heard.plus(config.quietPeriod())), seconds(config.longestWait())))
                .replaceWithVoid();
    }

    /** Whoever is finding words for them finds them anew. */
    Uni<Void> startAgain(PlainTransaction transaction, UUID userId) {
        return transaction.sql(START_AGAIN).execute(Tuple.of(userId)).replaceWithVoid();
    }

    /** Their answer was taken back, and is due at once. */
    Uni<Void> awaitAnew(PlainTransaction transaction, UUID userId, String phone, UUID conversationId) {
        return transaction
                .sql(AWAIT_ANEW)
                .execute(Tuple.of(userId, phone, conversationId, Timestamps.of(clock.instant())))
                .replaceWithVoid();
    }

    /** Nobody waits any more. */
    Uni<Void> forget(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from awaited_answers where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }

    /** The longest first. */
    Uni<List<AwaitedAnswerView>> page(int limit, Optional<UUID> after) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(limit, after.orElse(null)))
                .map(rows -> rows.stream().map(AwaitedAnswerView::read).toList());
    }

    Uni<Boolean> isAwaited(UUID userId) {
        return pool.preparedQuery("select from awaited_answers where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() > 0);
    }

    /** Takes on one that is due; empty where none is. */
    Uni<Optional<AwaitedAnswer>> claim() {
        // As the database keeps it, so that the claim is known again.
        var now = Timestamps.of(clock.instant());
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(now, now.minus(config.lease()), now.minus(config.staleAfter())))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(AwaitedAnswer.read(rows.iterator().next())));
    }

    /**
     * @return false where they wrote on, understood or not, were answered by others or erased meanwhile: then this claim is worth
     *     nothing
     */
    Uni<Boolean> take(PlainTransaction transaction, AwaitedAnswer awaited) {
        var claim = Tuple.of(awaited.userId(), Timestamps.of(awaited.claimedAt()));
        return transaction
                .sql(TAKE)
                .execute(claim)
                .map(rows -> rows.rowCount() > 0)
                .call(taken -> taken
                        ? Uni.createFrom().voidItem()
                        : transaction.sql(GIVE_BACK).execute(claim).replaceWithVoid());
    }

    /** No words were found for them: whoever looks at who waits sees them, the longest first. */
    Uni<Void> leaveToHumans(AwaitedAnswer awaited) {
        return pool.preparedQuery(LEAVE_TO_HUMANS)
                .execute(Tuple.of(awaited.userId(), Timestamps.of(awaited.claimedAt())))
                .replaceWithVoid();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return forget(transaction, userId);
    }

    /** Due, and nobody has found the words. Index: awaited_answers_due. */
    @Produces
    @Singleton
    static Backlog awaitedAnswersBacklog() {
        return Backlog.ofRows("awaited-answers", "awaited_answers", "due_at", "due_at <= now()");
    }
}
