package dev.heartline.model.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.model.Occasion;
import dev.heartline.model.ask.KeptAnswers;
import dev.heartline.service.time.Timestamps;

/** Answers in the database of the service, so that a redelivery finds them, whichever replica it comes to. */
@ApplicationScoped
public class StoredAnswers implements KeptAnswers {

    private static final Logger LOG = Logger.getLogger(StoredAnswers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String FIND = "select answer from model_answers where digest = $1";

    /** Only of who is known: of an erased user nothing is kept, and an erasure waits for what is just being kept. */
    private static final String KEEP = """
            insert into model_answers (digest, user_id, subject_id, model, prompt, answer, created_at)
            select $1, user_id, $3, $4, $5, $6, $7 from user_profile where user_id = $2 for key share
            on conflict (digest) do nothing
            """;

    private final Pool pool;
    private final Clock clock;

    StoredAnswers(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Optional<String> find(byte[] digest) {
        try {
            return pool.preparedQuery(FIND)
                    .execute(Tuple.of(Buffer.buffer(digest).getDelegate()))
                    .map(rows -> rows.size() == 0
                            ? Optional.<String>empty()
                            : Optional.of(rows.iterator().next().getString(0)))
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException e) {
            LOG.warnf("Kept answers can't be looked up: %s", e.getClass());
            return Optional.empty();
        }
    }

    @Override
    public void keep(byte[] digest, Occasion occasion, String model, String prompt, String answer) {
        if (occasion.userId() == null) {
            return;
        }
        try {
            pool.preparedQuery(KEEP)
                    .execute(Tuple.from(new Object[] {
                        Buffer.buffer(digest).getDelegate(),
                        occasion.userId(),
                        occasion.subjectId(),
                        model,
                        prompt,
                        answer,
                        Timestamps.of(clock.instant())
                    }))
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException e) {
            LOG.warnf("An answer can't be kept, and may be paid for again: %s", e.getClass());
        }
    }
}
