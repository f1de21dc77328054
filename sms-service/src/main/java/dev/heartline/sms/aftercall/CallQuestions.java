package dev.heartline.sms.aftercall;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.coachmessage.CoachMessages;

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
            update call_questions set answer_id = $2, rating = $3
            where text_id = $1 and answer_id is null and asked_at > $4
            returning call_id
            """;

    private final CoachMessages messages;
    private final SatisfactionConfig config;
    private final Clock clock;

    CallQuestions(CoachMessages messages, SatisfactionConfig config, Clock clock) {
        this.messages = messages;
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

    /** A text of ours was answered: where that one asked about a call and the answer is a number, the call is rated. */
    public Uni<Void> answered(PlainTransaction transaction, UUID ours, UUID answer, String body, Instant at) {
        var rating = Rating.in(body);
        if (rating.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .sql(ANSWER)
                .execute(Tuple.of(
                        ours,
                        answer,
                        rating.getAsInt(),
                        Timestamps.of(at.minus(config.after()).minus(config.expireAfter()))))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : messages.rated(transaction, rows.iterator().next().getUUID("call_id"), rating.getAsInt()));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from call_questions where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}
