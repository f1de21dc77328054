package dev.heartline.sms.aftercall;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.contact.ContactReason;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.coachmessage.CoachMessages;
import dev.heartline.sms.message.SaidAt;
import dev.heartline.sms.outbound.TextQueue;

/** {@code call_questions}: which text asked about which call, and what was answered. */
@ApplicationScoped
public class CallQuestions implements UserDataOwner {

    private static final String ASKED = "select from call_questions where user_id = $1 and asked_at > $2 limit 1";

    private static final String NOTE = """
            insert into call_questions (text_id, call_id, user_id, asked_at) values ($1, $2, $3, $4)
            on conflict do nothing
            """;

    /** The first answer counts. */
    private static final String ANSWER = """
            update call_questions set answer_id = $2
            where text_id = $1 and answer_id is null
              and exists (select from sms_messages where id = $1 and claimed_at > $3)
            returning call_id
            """;

    /** The question that was the last word, however long ago its thread has ended. By the index sms_messages_said_in_threads. */
    private static final String LAST_WORD = """
            select asked.id from call_questions join sms_messages asked on asked.id = text_id
            where call_questions.user_id = $1 and answer_id is null and asked.claimed_at between $3 and $2
              and (asked.sent_at is not null or asked.status = 'sending')
              and not exists (
                select from sms_messages
                where user_id = $1 and conversation_id is not null and %1$s > asked.claimed_at and %1$s < $2
                  and (direction = 'inbound' or status in ('sending', 'sent', 'delivered')))
            limit 1
            """.formatted(SaidAt.MOMENT);

    private static final String UNANSWERED =
            "select text_id from call_questions where user_id = $1 and answer_id is null";

    private final CoachMessages messages;
    private final TextQueue queue;
    private final SatisfactionConfig config;
    private final Clock clock;

    CallQuestions(CoachMessages messages, TextQueue queue, SatisfactionConfig config, Clock clock) {
        this.messages = messages;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
    }

    Uni<Boolean> askedLately(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(ASKED)
                .execute(Tuple.of(userId, Timestamps.of(clock.instant().minus(config.every()))))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> asked(PlainTransaction transaction, UUID textId, UUID callId, UUID userId) {
        return transaction
                .sql(NOTE)
                .execute(Tuple.of(textId, callId, userId, Timestamps.of(clock.instant())))
                .replaceWithVoid();
    }

    /** What hasn't left never does; what is under way is not tried again. */
    Uni<Void> takeBack(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(UNANSWERED)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().map(row -> row.getUUID("text_id")).toArray(UUID[]::new))
                .chain(texts -> texts.length == 0
                        ? Uni.createFrom().voidItem()
                        : queue.callOff(transaction, userId, texts, ContactReason.CRISIS_QUIET.wireName())
                                .replaceWithVoid());
    }

    /**
     * A text of ours was answered, or one came from a user in a new thread: where ours asked about a call and the answer is a number, the
     * call is rated.
     *
     * @param ours empty where it begins a thread: it may answer what was asked in the one before
     */
    public Uni<Void> answered(
            PlainTransaction transaction, Optional<UUID> ours, UUID userId, UUID answer, String body, Instant at) {
        var rating = Rating.in(body);
        if (rating.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var since = Timestamps.of(at.minus(config.expireAfter()));
        return ours.map(text -> Uni.createFrom().item(Optional.of(text)))
                .orElseGet(() -> lastWord(transaction, userId, at, since))
                .chain(question -> question.map(text -> rate(transaction, text, answer, rating.getAsInt(), since))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Uni<Optional<UUID>> lastWord(
            PlainTransaction transaction, UUID userId, Instant at, OffsetDateTime since) {
        return transaction
                .sql(LAST_WORD)
                .execute(Tuple.of(userId, Timestamps.of(at), since))
                .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("id")));
    }

    private Uni<Void> rate(PlainTransaction transaction, UUID question, UUID answer, int rating, OffsetDateTime since) {
        return transaction
                .sql(ANSWER)
                .execute(Tuple.of(question, answer, since))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : messages.rated(transaction, rows.iterator().next().getUUID("call_id"), rating));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from call_questions where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
