package dev.heartline.messaging.consume;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.events.EventType;

/**
 * Takes records off a channel as checked events.
 *
 * <p>A message is acknowledged once its handler completed, that is after the commit of its effect. The handler may run
 * more than once for one event, so its effect belongs into {@code Transactions.plainOnce} or {@code sessionOnce}.
 */
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

    private final MeterRegistry registry;

    public EventConsumer(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Reads, handles and acknowledges one message. The result never fails; a dead letter is a handled message. */
    public <T extends EventData> Uni<Void> consume(
            Message<byte[]> message, EventType<T> type, Function<Event<T>, Uni<Void>> handler) {
        return Uni.createFrom()
                .item(() -> read(message, type))
                .chain(event -> Uni.createFrom()
                        .deferred(() -> handler.apply(event))
                        .onFailure(failure -> retry(type, failure))
                        .retry()
                        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                        .withJitter(0.2)
                        .indefinitely()
                        .invoke(() -> count(type, "handled")))
                .onItemOrFailure()
                .transformToUni((_, failure) -> failure == null
                        ? Uni.createFrom().completionStage(message::ack)
                        : deadLetter(message, type, failure));
    }

    private static <T extends EventData> Event<T> read(Message<byte[]> message, EventType<T> type) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new MalformedEvent("did not come from Kafka"));
        return CloudEventReader.read(
                type,
                (String) record.getKey(),
                record.getHeaders(),
                message.getPayload(),
                record.getTimestamp() == null ? Instant.now() : record.getTimestamp(),
                record.getTopic() + "/" + record.getPartition() + "/" + record.getOffset());
    }

    private boolean retry(EventType<?> type, Throwable failure) {
        boolean passing = Failures.isTransient(failure);
        if (passing) {
            LOG.warnf("%s has to wait: %s", type.type(), failure.getMessage());
            count(type, "retried");
        }
        return passing;
    }

    private Uni<Void> deadLetter(Message<byte[]> message, EventType<?> type, Throwable failure) {
        LOG.errorf(failure, "%s goes to the dead letters", type.type());
        count(type, "dead");
        return Uni.createFrom().completionStage(() -> message.nack(failure));
    }

    private void count(EventType<?> type, String outcome) {
        registry.counter("heartline.events.consumed", "topic", type.topic(), "outcome", outcome)
                .increment();
    }
}
