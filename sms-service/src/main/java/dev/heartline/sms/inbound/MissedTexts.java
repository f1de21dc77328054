package dev.heartline.sms.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.messaging.consume.Failures;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.loop.Pace;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.outbound.LookupFailed;

/**
 * Finds texts that people sent while we were away and whose webhook the carrier has given up: it keeps them, and is asked for what
 * came since the last look. What is found goes the same way as what is told. One replica looks at a time; that two do, after one was
 * slow, changes nothing, as a text is stored once.
 */
@ApplicationScoped
class MissedTexts {

    private static final Logger LOG = Logger.getLogger(MissedTexts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** After this somebody else looks, if whoever began gave no sign. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration GRACE = Duration.ofSeconds(8);

    private static final String BEGIN = """
            insert into inbound_looks (provider, began_at, looked_until, due_at) values ($1, $2, $2, $2)
            on conflict (provider) do nothing
            """;

    private static final String TAKE = """
            update inbound_looks set due_at = $3 where provider = $1 and due_at <= $2
            returning began_at, looked_until
            """;

    private static final String DONE = """
            update inbound_looks set due_at = $3, looked_until = greatest(looked_until, $2)
            where provider = $1
            """;

    private static final String KNOWN =
            "select provider_message_sid from sms_messages where provider_message_sid = any($1)";

    private final Pool pool;
    private final InboundTexts texts;
    private final MissedTextsConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    MissedTexts(
            Pool pool,
            InboundTexts texts,
            @All List<CarrierInbox> inboxes,
            MissedTextsConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.pool = pool;
        this.texts = texts;
        this.config = config;
        this.clock = clock;
        var steps = inboxes.stream().map(inbox -> new Search(inbox, registry)).toList();
        this.loop = new BackgroundLoop("sms-missed", steps, Pace.every(config.poll()), GRACE);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** Of one carrier. */
    private final class Search implements BackgroundLoop.Step {

        private final CarrierInbox inbox;
        private final Counter found;
        private final Counter failed;

        private Search(CarrierInbox inbox, MeterRegistry registry) {
            this.inbox = inbox;
            this.found = Counter.builder("heartline.sms.missed")
                    .description("Texts that no webhook brought and that were found at the carrier")
                    .tag("provider", inbox.name())
                    .register(registry);
            this.failed = Counter.builder("heartline.sms.missed.failures")
                    .description("Looks into a carrier's list that failed, and come again")
                    .tag("provider", inbox.name())
                    .register(registry);
        }

        @Override
        public boolean run() {
            var now = clock.instant();
            return take(now)
                    .await()
                    .atMost(PATIENCE)
                    .map(looked -> {
                        looked.next(now, config)
                                .ifPresentOrElse(window -> look(looked, window), () -> rest(looked.until()));
                        return true;
                    })
                    .orElse(false);
        }

        private Uni<Optional<Looked>> take(Instant now) {
            var begin = Timestamps.of(now.truncatedTo(ChronoUnit.SECONDS));
            return pool.preparedQuery(BEGIN)
                    .execute(Tuple.of(inbox.name(), begin))
                    .chain(() -> pool.preparedQuery(TAKE)
                            .execute(Tuple.of(inbox.name(), Timestamps.of(now), Timestamps.of(now.plus(LEASE)))))
                    .map(rows -> rows.size() == 0
                            ? Optional.empty()
                            : Optional.of(read(rows.iterator().next())));
        }

        private void look(Looked looked, Looked.Window window) {
            if (window.from().isAfter(looked.until())) {
                LOG.errorf(
                        "Texts that %s took between %s and %s were never looked for: that is too long ago",
                        inbox.name(), looked.until(), window.from());
            }
            try {
                if (fetch(window)) {
                    done(window.to());
                } else {
                    rest(looked.until());
                }
            } catch (LookupFailed e) {
                failed.increment();
                LOG.warnf("%s can't be asked for missed texts, and is asked later: %s", inbox.name(), e.getMessage());
                rest(looked.until());
            }
        }

        /** @return false where one of them has to come again; the others don't wait for it */
        private boolean fetch(Looked.Window window) {
            var listed = inbox.received(window.from(), window.to());
            var known = known(listed);
            int stored = 0;
            boolean all = true;
            for (var missed : listed) {
                if (known.contains(missed.text().sid())) {
                    continue;
                }
                try {
                    if (texts.takeFound(missed.text(), missed.at()).await().atMost(PATIENCE)) {
                        found.increment();
                        stored++;
                    }
                } catch (RuntimeException e) {
                    if (Failures.isTransient(e)) {
                        throw e;
                    }
                    all = false;
                    failed.increment();
                    LOG.errorf("%s was found and can't be stored: %s", missed.text(), Failures.described(e));
                }
            }
            if (stored > 0) {
                LOG.warnf("%d texts that no webhook brought were found at %s", stored, inbox.name());
            }
            return all;
        }

        /** Behind a look that reached less far than it might, the next one comes at once. */
        private void done(Instant until) {
            var now = clock.instant();
            boolean isLate = new Looked(until, until)
                    .next(now.minus(config.every()), config)
                    .isPresent();
            note(until, isLate ? now : now.plus(config.every()));
        }

        private void rest(Instant until) {
            note(until, clock.instant().plus(config.every()));
        }

        private void note(Instant until, Instant due) {
            pool.preparedQuery(DONE)
                    .execute(Tuple.of(inbox.name(), Timestamps.of(until), Timestamps.of(due)))
                    .await()
                    .atMost(PATIENCE);
        }

        private Set<String> known(List<CarrierInbox.Listed> listed) {
            var sids = listed.stream().map(missed -> missed.text().sid()).toArray(String[]::new);
            var known = new HashSet<String>();
            pool.preparedQuery(KNOWN)
                    .execute(Tuple.tuple().addArrayOfString(sids))
                    .await()
                    .atMost(PATIENCE)
                    .forEach(row -> known.add(row.getString(0)));
            return known;
        }
    }

    private static Looked read(Row row) {
        return new Looked(
                row.getOffsetDateTime("began_at").toInstant(),
                row.getOffsetDateTime("looked_until").toInstant());
    }
}
