package dev.heartline.call.satisfaction;

import java.util.OptionalInt;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.call.lifecycle.Call;

/** Asks callers how helpful a call was, and keeps what they answer with the call. */
@ApplicationScoped
public class Satisfaction {

    /** Said with the farewell. */
    public static final String QUESTION =
            "One last thing, and it's fine to just hang up: from one to ten, how helpful was this call?";

    public static final String THANKS = "Thank you, that helps. Take care.";

    /** By the index phone_calls_user. */
    private static final String LATELY = """
            select exists (
              select from phone_calls
              where user_id = $1 and satisfaction_asked_at > now() - ($2::bigint * interval '1 millisecond'))
            """;

    private final Pool pool;
    private final SatisfactionConfig config;

    Satisfaction(Pool pool, SatisfactionConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Whether the caller was asked lately, or isn't to be asked at all. */
    public Uni<Boolean> wasAskedLately(Call call) {
        return !config.asked() || call.userId() == null
                ? Uni.createFrom().item(true)
                : pool.preparedQuery(LATELY)
                        .execute(Tuple.of(call.userId(), config.every().toMillis()))
                        .map(rows -> rows.iterator().next().getBoolean(0));
    }

    public boolean mayBeAsked(Farewell farewell) {
        return farewell.mayBeAsked(config.fewestTurns());
    }

    public Uni<Void> asked(UUID callId) {
        return pool.preparedQuery(
                        "update phone_calls set satisfaction_asked_at = now() where id = $1 and completed_at is null")
                .execute(Tuple.of(callId))
                .replaceWithVoid();
    }

    /** Empty where that is no answer to {@link #QUESTION}. */
    public OptionalInt read(String words) {
        return SatisfactionAnswer.read(words);
    }

    /** @param rating from 1 to 10 */
    public Uni<Void> answered(UUID callId, int rating) {
        return pool.preparedQuery(
                        "update phone_calls set user_satisfaction = $2 where id = $1 and completed_at is null")
                .execute(Tuple.of(callId, rating))
                .replaceWithVoid();
    }
}
