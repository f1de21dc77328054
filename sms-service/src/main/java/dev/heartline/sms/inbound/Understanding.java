package dev.heartline.sms.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.message.MessageReader;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.service.time.Timestamps;

/**
 * Reads the texts that were stored, right after or, if this process died meanwhile, when another finds them. The texts of
 * one sender are read in their order, one after the other.
 */
@ApplicationScoped
class Understanding {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** By the indexes sms_messages_not_understood and sms_messages_not_understood_from. */
    private static final String TAKE = """
            update sms_messages set reading_since = $1
            where id = (
              select id from sms_messages m
              where direction = 'inbound' and understood_at is null
                and (reading_since is null or reading_since < $2)
                and not exists (
                  select from sms_messages earlier
                  where earlier.from_phone = m.from_phone
                    and earlier.direction = 'inbound' and earlier.understood_at is null
                    and (earlier.created_at, earlier.id) < (m.created_at, m.id))
              order by created_at, id limit 1
              for update skip locked)
            returning\s""" + Unread.COLUMNS;

    private final Pool pool;
    private final MessageReader reader;
    private final Instance<Embedder> embedder;
    private final Telling telling;
    private final UnderstandingConfig config;
    private final Clock clock;
    private final Timer lag;
    private final BackgroundLoop loop;

    Understanding(
            Pool pool,
            MessageReader reader,
            Instance<Embedder> embedder,
            Telling telling,
            UnderstandingConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.pool = pool;
        this.reader = reader;
        this.embedder = embedder;
        this.telling = telling;
        this.config = config;
        this.clock = clock;
        this.lag = Timer.builder("heartline.sms.understanding.lag")
                .description("From the arrival of a text to the commit of what it tells")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.loop = new BackgroundLoop("sms-understanding", config.workers(), config.poll(), this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    void nudge() {
        loop.nudge();
    }

    private boolean next() {
        var taken = take().await().atMost(PATIENCE);
        taken.ifPresent(this::understand);
        return taken.isPresent();
    }

    private Uni<Optional<Unread>> take() {
        var now = clock.instant();
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(Timestamps.of(now), Timestamps.of(now.minus(config.lease()))))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Unread.read(rows.iterator().next())));
    }

    private void understand(Unread text) {
        var body = SecretMask.mask(text.body()).text();
        var said = new Utterance(body, "", () -> embedder.get().embed(body));
        var understood = Understood.of(text, reader.read(said, text.danger()));
        if (telling.tell(text, understood).await().atMost(PATIENCE)) {
            lag.record(Duration.between(text.receivedAt(), clock.instant()));
        }
    }
}
