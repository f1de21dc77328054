package dev.heartline.messaging.consume;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.events.EventType;
import dev.heartline.messaging.trace.EventTraces;

/**
 * Takes records off a channel as checked events.
 *
 * <p>A message is acknowledged once its handler completed, that is after the commit of its effect. The handler may run
 * more than once for one event, so its effect belongs into {@code Transactions.plainOnce}.
 */
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

    /** In bytes. To parse and check a record takes a millisecond or two for so many. */
    private static final int LONG = 32 * 1024;

    private final MeterRegistry registry;
    private final DeadLetters deadLetters;
    private final WaitingEvents waiting;
    private final EventTraces traces;
    private volatile boolean stopped;

    public EventConsumer(MeterRegistry registry, DeadLetters deadLetters, EventTraces traces) {
        this.registry = registry;
        this.deadLetters = deadLetters;
        this.traces = traces;
        this.waiting = new WaitingEvents(registry);
    }

    /**
     * Reads, handles and acknowledges one message. A dead letter is a handled message, and an {@code Error} in reading or handling
     * one record is a failure of that record. The result never fails: a failure would end the channel.
     */
    public <T extends EventData> Uni<Void> consume(
            Message<byte[]> message, EventType<T> type, Function<Event<T>, Uni<Void>> handler) {
        Arrival record = Arrival.of(message);
        return read(record, type)
                .chain(event -> traces.processing(
                        event, CloudEventReader.created(record), traced -> handled(record, traced, handler)))
                .onTermination()
                .invoke(() -> waiting.done(record))
                .invoke(() -> count(record, "handled"))
                .onFailure()
                .recoverWithUni(failure -> putAside(record, failure))
                .chain(() -> Uni.createFrom().completionStage(message::ack))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "%s is not acknowledged and comes again: %s", record.position(), Failures.described(failure)))
                .onFailure()
                .recoverWithNull();
    }

    /** Off the event loop where it would take long there. What follows is back in the context of the message. */
    private static <T extends EventData> Uni<Event<T>> read(Arrival record, EventType<T> type) {
        Uni<Event<T>> read = Uni.createFrom().item(() -> CloudEventReader.read(type, record));
        var context = Vertx.currentContext();
        return context == null || !record.isLongerThan(LONG)
                ? read
                : read.runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        // With no worker left it is read here.
                        .onFailure(RejectedExecutionException.class)
                        .recoverWithUni(read)
                        .emitOn(task -> context.runOnContext(_ -> task.run()));
    }

    private <T extends EventData> Uni<Void> handled(
            Arrival record, Event<T> event, Function<Event<T>, Uni<Void>> handler) {
        return Uni.createFrom()
                .deferred(() -> handler.apply(event))
                .onFailure(failure -> waits(record, failure))
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .withJitter(0.2)
                .indefinitely();
    }

    /** When the record was published, by its own timestamp: it orders records where the events' own times can't be compared. */
    public static Instant published(Message<byte[]> message) {
        return Arrival.of(message).appended();
    }

    /** Where the record lies in its topic, by the broker: it orders records of one key whatever the clocks of their senders show. */
    public static Place place(Message<byte[]> message) {
        Arrival record = Arrival.of(message);
        return new Place(record.partition(), record.offset());
    }

    private boolean waits(Arrival record, Throwable failure) {
        boolean passing = !stopped && Failures.isTransient(failure);
        if (passing) {
            waiting.failed(record, failure);
            count(record, "retried");
        }
        return passing;
    }

    private Uni<Void> putAside(Arrival record, Throwable failure) {
        if (stopped && Failures.isTransient(failure)) {
            return Uni.createFrom().failure(failure);
        }
        LOG.errorf("%s goes to the dead letters: %s", record.position(), Failures.described(failure));
        if (!(failure instanceof MalformedEvent)) {
            LOG.debug("It failed by", failure);
        }
        count(record, "dead");
        return deadLetters.send(record, failure);
    }

    private void count(Arrival record, String outcome) {
        registry.counter("heartline.events.consumed", "topic", record.topic(), "outcome", outcome)
                .increment();
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }
}
