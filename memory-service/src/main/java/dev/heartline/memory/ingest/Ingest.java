package dev.heartline.memory.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.context.ContextSnapshots;
import dev.heartline.memory.episode.Memories;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.index.RightOfWay;
import dev.heartline.memory.pattern.Interaction;
import dev.heartline.memory.pattern.Interactions;
import dev.heartline.memory.preference.Preferences;
import dev.heartline.memory.summary.Summaries;
import dev.heartline.memory.turn.Turns;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** The path of an exchange into the memory. */
@ApplicationScoped
class Ingest {

    private static final Logger LOG = Logger.getLogger(Ingest.class);
    private static final String CONSUMER = "ingest";

    private final Comprehension comprehension;
    private final Transactions transactions;
    private final Profiles profiles;
    private final Turns turns;
    private final Memories memories;
    private final Preferences preferences;
    private final Summaries summaries;
    private final ContextSnapshots contexts;
    private final Interactions interactions;
    private final RightOfWay rightOfWay;
    private final ReadingThreads threads;
    private final MeterRegistry registry;
    private final Clock clock;

    Ingest(
            Comprehension comprehension,
            Transactions transactions,
            Profiles profiles,
            Turns turns,
            Memories memories,
            Preferences preferences,
            Summaries summaries,
            ContextSnapshots contexts,
            Interactions interactions,
            RightOfWay rightOfWay,
            ReadingThreads threads,
            MeterRegistry registry,
            Clock clock) {
        this.comprehension = comprehension;
        this.transactions = transactions;
        this.profiles = profiles;
        this.turns = turns;
        this.memories = memories;
        this.preferences = preferences;
        this.summaries = summaries;
        this.contexts = contexts;
        this.interactions = interactions;
        this.rightOfWay = rightOfWay;
        this.threads = threads;
        this.registry = registry;
        this.clock = clock;
    }

    /** Notes an event that holds nothing to remember, and that something happened. */
    Uni<Void> note(Event<?> event, Optional<Interaction> interaction) {
        return transactions
                .plain(transaction -> interaction
                        .map(happened -> note(transaction, event, happened))
                        .orElseGet(() -> transaction.firstTime(CONSUMER, event).replaceWithVoid()))
                .invoke(() ->
                        LOG.infof("%s %s: nothing to remember", event.type().topic(), event.id()))
                .replaceWithVoid();
    }

    private Uni<Void> note(PlainTransaction transaction, Event<?> event, Interaction happened) {
        return transaction
                .lock(happened.userId().toString())
                .chain(() -> transaction.firstTimeUnlessErased(CONSUMER, event, happened.userId()))
                .chain(first -> first
                        ? interactions.note(transaction, happened)
                        : Uni.createFrom().voidItem());
    }

    /** Remembers an exchange; without effect where it was told before, or where the user was erased. */
    Uni<Void> take(Event<?> event, Exchange exchange, Optional<Interaction> interaction) {
        return Uni.createFrom().deferred(() -> {
            long began = System.nanoTime();
            rightOfWay.enter();
            return zone(exchange.userId())
                    .chain(zone -> threads.run(() -> comprehension.understand(exchange, zone))
                            .chain(understanding -> transactions.plain(transaction ->
                                    remember(transaction, event, exchange, understanding, zone, interaction))))
                    .invoke(remembered -> LOG.infof(
                            "%s %s: %s",
                            exchange.sourceType().wireName(),
                            exchange.sourceId(),
                            remembered.map(Remembered::toString).orElse("known before, or the user is erased")))
                    .invoke(() -> registry.timer(
                                    "heartline.memory.ingest",
                                    "source",
                                    exchange.sourceType().wireName())
                            .record(Duration.ofNanos(System.nanoTime() - began)))
                    .onTermination()
                    .invoke(rightOfWay::leave)
                    .replaceWithVoid();
        });
    }

    private Uni<Optional<Remembered>> remember(
            PlainTransaction transaction,
            Event<?> event,
            Exchange exchange,
            Understanding understanding,
            ZoneId zone,
            Optional<Interaction> interaction) {
        UUID userId = exchange.userId();
        return transaction
                .lock(userId.toString())
                .chain(() -> transaction.firstTimeUnlessErased(CONSUMER, event, userId))
                .chain(first -> !first
                        ? Uni.createFrom().item(Optional.empty())
                        : take(transaction, exchange, understanding, zone, interaction)
                                .chain(taken -> taken.map(
                                                one -> write(transaction, event, exchange, understanding, zone, one)
                                                        .map(Optional::of))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** On one connection: both are sent one behind the other, and answered together. */
    private Uni<Optional<Summaries.Taken>> take(
            PlainTransaction transaction,
            Exchange exchange,
            Understanding understanding,
            ZoneId zone,
            Optional<Interaction> interaction) {
        var taken = summaries.take(transaction, exchange, understanding.digest(), zone);
        return interaction
                .map(happened -> Uni.combine()
                        .all()
                        .unis(taken, interactions.note(transaction, happened))
                        .with((first, _) -> first))
                .orElse(taken);
    }

    private Uni<Remembered> write(
            PlainTransaction transaction,
            Event<?> event,
            Exchange exchange,
            Understanding understanding,
            ZoneId zone,
            Summaries.Taken taken) {
        UUID userId = exchange.userId();
        Instant now = clock.instant();
        return onlyWhere(taken.again(), () -> memories.loosen(transaction, exchange))
                .chain(() -> turns.store(transaction, exchange, zone))
                .chain(ids -> memories.remember(
                        transaction, exchange, understanding.noticed(), ids, Author.CONVERSATION, now))
                .call(() -> onlyWhere(taken.again(), () -> memories.retract(transaction, exchange, now)))
                .call(() -> onlyWhere(
                        taken.again(),
                        () -> preferences.retract(transaction, exchange, understanding.preferences(), now)))
                .call(() -> preferences.learn(transaction, exchange, understanding.preferences(), now))
                .call(() -> summaries.refresh(transaction, userId, taken.day()))
                .chain(changes -> contexts.refresh(transaction, userId, now)
                        .chain(context -> transaction.publish(events(event, changes, context)))
                        .invoke(() -> count(changes))
                        .replaceWith(() -> Remembered.of(changes, taken.day())));
    }

    private static Uni<Void> onlyWhere(boolean so, Supplier<Uni<Void>> then) {
        return so ? then.get() : Uni.createFrom().voidItem();
    }

    private Uni<ZoneId> zone(UUID userId) {
        return profiles.find(userId).map(known -> known.flatMap(KnownUser::zone).orElse(ZoneOffset.UTC));
    }

    private static Event<?>[] events(Event<?> cause, List<MemoryReinforced> changes, ContextRefreshed context) {
        return Stream.<Event<?>>concat(
                        changes.stream()
                                .map(change -> Event.of(EventType.MEMORY_REINFORCED, change)
                                        .causedBy(cause)
                                        .withId(Ids.derived("memory.reinforced", cause.id(), change.memoryId()))),
                        Stream.of(Event.of(EventType.CONTEXT_REFRESHED, context)
                                .causedBy(cause)
                                .withId(Ids.derived("context.refreshed", cause.id()))))
                .toArray(Event<?>[]::new);
    }

    private void count(List<MemoryReinforced> changes) {
        changes.forEach(change -> registry.counter(
                        "heartline.memory.memories", "change", change.change().wireName())
                .increment());
    }
}
