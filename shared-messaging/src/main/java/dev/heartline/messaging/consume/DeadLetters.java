package dev.heartline.messaging.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts records aside that can never be taken, in {@code <topic>.dlq.<service>}.
 *
 * <p>The connector has a dead-letter queue of its own; it is not used, because a record as large as the broker takes does not
 * fit together with the reason, and then the connector ends the channel. Here a letter that is too large is cut until it
 * fits, and says so; while the broker is away the record waits in place, as for a database.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final String service;
    private final MeterRegistry registry;
    private KafkaProducer<byte[], byte[]> producer;
    private volatile boolean stopped;

    public DeadLetters(
            DeadLettersConfig config,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry) {
        this.service = config.service().orElseGet(() -> application.replaceFirst("-service$", ""));
        this.registry = registry;
        this.settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        // The serialised record with its framing must stay below what the topic takes.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, config.maxBytes());
    }

    /** Completes when the broker has the letter. Fails only when the service stops. */
    Uni<Void> send(Arrival record, Throwable reason) {
        return send(record, reason, DeadLetter.Cut.NOTHING)
                .onFailure(failure -> !stopped && waits(record, failure))
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .indefinitely();
    }

    private Uni<Void> send(Arrival record, Throwable reason, DeadLetter.Cut cut) {
        var letter = DeadLetter.of(record, reason, record.topic() + ".dlq." + service, cut);
        return Uni.createFrom()
                .item(() -> deliver(letter))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(tooLarge -> smaller(record, reason, cut, tooLarge));
    }

    private Uni<Void> smaller(Arrival record, Throwable reason, DeadLetter.Cut cut, Throwable tooLarge) {
        var cuts = DeadLetter.Cut.values();
        if (cut.ordinal() + 1 == cuts.length) {
            // The key alone is larger than a letter may be. It still lies where it came from.
            LOG.errorf("No dead letter is large enough for the key of %s", record.position());
            count(record, "lost");
            return Uni.createFrom().voidItem();
        }
        var next = cuts[cut.ordinal() + 1];
        LOG.warnf(
                "The dead letter of %s is too large (%s); leaving out %s",
                record.position(), tooLarge.getMessage(), next);
        count(record, "cut");
        return send(record, reason, next);
    }

    private Void deliver(ProducerRecord<byte[], byte[]> letter) {
        try {
            producer().send(letter).get();
            return null;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private boolean waits(Arrival record, Throwable failure) {
        LOG.warnf("The dead letter of %s has to wait: %s", record.position(), failure.getMessage());
        count(record, "failed");
        return true;
    }

    private void count(Arrival record, String outcome) {
        registry.counter("heartline.dead.letters", "topic", record.topic(), "outcome", outcome)
                .increment();
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
