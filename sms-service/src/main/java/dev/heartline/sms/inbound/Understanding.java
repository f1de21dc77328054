package dev.heartline.sms.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.message.MessageReader;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.messaging.consume.Failures;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.model.ModelTask;
import dev.heartline.model.Occasion;
import dev.heartline.model.engine.Engines;
import dev.heartline.service.time.Timestamps;

/**
 * Reads the texts that were stored, right after or, if this process died meanwhile, when another finds them. The texts of
 * one sender are read in their order, one after the other.
 *
 * <p>A text that can't be read, can't become an event or takes the process with it is given up after some attempts: it stays,
 * marked, and the sender's next texts go on. While the database is away nothing is given up. One that could not be judged when
 * it came in is judged first.
 */
@ApplicationScoped
class Understanding {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** By the indexes sms_messages_unread and sms_messages_unread_from. */
    private static final String TAKE = """
            update sms_messages set reading_since = $1, reading_attempts = reading_attempts + 1
            where id = (
              select id from sms_messages m
              where direction = 'inbound' and understood_at is null and unreadable_at is null
                and (reading_since is null or reading_since < $2)
                and not exists (
                  select from sms_messages earlier
                  where earlier.from_phone = m.from_phone
                    and earlier.direction = 'inbound' and earlier.understood_at is null
                    and earlier.unreadable_at is null
                    and (earlier.created_at, earlier.id) < (m.created_at, m.id))
              order by created_at, id limit 1
              for update skip locked)
            returning\s""" + Unread.COLUMNS;

    private static final String GIVE_BACK = """
            update sms_messages set reading_since = $3, reading_attempts = reading_attempts - $2
            where id = $1 and understood_at is null
            """;

    private static final String PAY_BACK = """
            update sms_messages set reading_attempts = reading_attempts - 1
            where id = $1 and understood_at is null and reading_attempts > 0
            """;

    private static final Logger LOG = Logger.getLogger(Understanding.class);

    private final Pool pool;
    private final MessageReader reader;
    private final Instance<Embedder> embedder;
    private final Engines engines;
    private final Senders senders;
    private final SecondJudgement secondJudgement;
    private final Telling telling;
    private final GivingUp givingUp;
    private final UnderstandingConfig config;
    private final Clock clock;
    private final Timer lag;
    private final Counter unreadable;
    private final BackgroundLoop loop;

    /** Attempts that failed for what passes, and could not even be given back then. */
    private final Queue<UUID> owed = new ConcurrentLinkedQueue<>();

    Understanding(
            Pool pool,
            MessageReader reader,
            Instance<Embedder> embedder,
            Engines engines,
            Senders senders,
            SecondJudgement secondJudgement,
            Telling telling,
            GivingUp givingUp,
            UnderstandingConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.pool = pool;
        this.reader = reader;
        this.embedder = embedder;
        this.engines = engines;
        this.senders = senders;
        this.secondJudgement = secondJudgement;
        this.telling = telling;
        this.givingUp = givingUp;
        this.config = config;
        this.clock = clock;
        this.lag = Timer.builder("heartline.sms.understanding.lag")
                .description("From the arrival of a text to the commit of what it tells")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.unreadable = Counter.builder("heartline.sms.unreadable")
                .description("Texts that were given up")
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
        payBack();
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
        if (text.attempts() > config.attempts()) {
            giveUp(text);
            return;
        }
        try {
            if (!text.judged()) {
                secondJudgement.of(text).await().atMost(PATIENCE);
                return;
            }
            var body = SecretMask.mask(text.words()).text();
            var said = new Utterance(body, "", () -> embedder.get().embed(body));
            var understood = Understood.of(text, occasion(text).during(() -> reader.read(said, text.danger())));
            if (telling.tell(text, understood).await().atMost(PATIENCE)) {
                lag.record(Duration.between(text.receivedAt(), clock.instant()));
            }
        } catch (RuntimeException | Error e) {
            giveBack(text, e);
        }
    }

    /** Whose text it is matters to whoever is paid for reading it. */
    private Occasion occasion(Unread text) {
        return engines.isModel(ModelTask.TEXTS)
                ? new Occasion(
                        senders.userOf(text.from()).await().atMost(PATIENCE).orElse(null), text.id())
                : Occasion.NOBODYS;
    }

    /** Mostly at once, not after the lease: the next text of the sender, which may be a wish to stop, waits behind this one. */
    private void giveBack(Unread text, Throwable failure) {
        boolean passing = Failures.isTransient(failure);
        LOG.warnf("%s was not understood (attempt %d): %s", text, text.attempts(), Failures.described(failure));
        try {
            pool.preparedQuery(GIVE_BACK)
                    .execute(Tuple.of(text.id(), passing ? 1 : 0, passing || text.judged() ? null : soon()))
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException e) {
            if (passing) {
                owed.add(text.id());
            }
            throw e;
        }
        if (passing) {
            // The loop rests before it takes the next one.
            throw new CompletionException(failure);
        }
    }

    /**
     * What nobody has judged may hold danger, and is not given up within a second: it is taken again when its lease seems to end,
     * by when what failed may have passed.
     */
    private OffsetDateTime soon() {
        return Timestamps.of(clock.instant().minus(config.lease()).plus(config.unjudgedAfter()));
    }

    private void payBack() {
        for (var id = owed.poll(); id != null; id = owed.poll()) {
            try {
                pool.preparedQuery(PAY_BACK).execute(Tuple.of(id)).await().atMost(PATIENCE);
            } catch (RuntimeException e) {
                owed.add(id);
                throw e;
            }
        }
    }

    private void giveUp(Unread text) {
        if (givingUp.on(text).await().atMost(PATIENCE)) {
            unreadable.increment();
            LOG.errorf("%s is given up as unreadable after %d attempts", text, config.attempts());
        }
    }
}
