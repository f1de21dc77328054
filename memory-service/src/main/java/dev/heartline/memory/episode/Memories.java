package dev.heartline.memory.episode;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.erasure.UserDataOwner;

/** Makes memories and strengthens them. Runs under the user's lock, so that nothing is remembered twice. */
@ApplicationScoped
public class Memories implements UserDataOwner {

    private final Recognition recognition = new Recognition(Ids::next);
    private final Transactions transactions;
    private final List<MemoryObserver> observers;

    Memories(Transactions transactions, @All List<MemoryObserver> observers) {
        this.transactions = transactions;
        this.observers = observers;
    }

    /**
     * Remembers what was noticed in an exchange.
     *
     * @param turns the ids of the exchange's turns by their position
     * @return what changed, in the order in which it was noticed
     */
    public Uni<List<MemoryReinforced>> remember(
            PlainTransaction transaction,
            Exchange exchange,
            List<Noticed> noticed,
            Map<Integer, UUID> turns,
            Instant now) {
        if (noticed.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return mayTellTheSame(transaction, exchange, noticed)
                .map(known -> recognition.recognise(noticed, known))
                .call(recollections -> create(transaction, exchange, recollections, now))
                .call(recollections -> reinforce(transaction, recollections, now))
                .call(recollections -> link(transaction, recollections, turns))
                .call(recollections -> record(transaction, exchange, recollections, now))
                .call(recollections -> supersede(transaction, exchange.userId(), recollections, now))
                .map(recollections -> recollections.stream()
                        .filter(Recollection::counts)
                        .map(one -> one.announced(exchange, one.strength().at(now)))
                        .toList());
    }

    private Uni<Void> tell(PlainTransaction transaction, UUID userId) {
        return Multi.createFrom()
                .iterable(observers)
                .onItem()
                .transformToUniAndConcatenate(observer -> observer.memoryRestored(transaction, userId))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Uni<List<List<KnownMemory>>> mayTellTheSame(
            PlainTransaction transaction, Exchange exchange, List<Noticed> noticed) {
        return transaction
                .sql(MemoryStatements.MAY_TELL_THE_SAME)
                .execute(Tuple.tuple(List.of(
                        exchange.userId(),
                        IntStream.range(0, noticed.size()).boxed().toArray(Integer[]::new),
                        texts(noticed.stream().map(one -> one.type().wireName())),
                        texts(noticed.stream().map(one -> one.wording().normalised())),
                        texts(noticed.stream().map(one -> one.vector().literal())),
                        noticed.getFirst().model(),
                        exchange.sourceId(),
                        Resemblance.CLOSE)))
                .map(rows -> {
                    List<List<KnownMemory>> known = new ArrayList<>();
                    noticed.forEach(_ -> known.add(new ArrayList<>()));
                    rows.forEach(row -> known.get(row.getInteger("n"))
                            .add(new KnownMemory(
                                    EpisodicMemory.read(row), row.getDouble("cosine"), row.getBoolean("counted"))));
                    return known;
                });
    }

    private static Uni<Void> create(
            PlainTransaction transaction, Exchange exchange, List<Recollection> recollections, Instant now) {
        var rows = new JsonArray();
        Recollection.only(Recollection.Fresh.class, recollections).forEach(fresh -> rows.add(row(fresh, now)));
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .sql(MemoryStatements.CREATE)
                        .execute(Tuple.of(
                                rows.encode(),
                                exchange.userId(),
                                exchange.sourceType().wireName(),
                                exchange.sourceId(),
                                now.atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }

    private static JsonObject row(Recollection.Fresh fresh, Instant now) {
        var candidate = fresh.noticed().candidate();
        return new JsonObject()
                .put("id", fresh.memoryId().toString())
                .put("type", candidate.type().wireName())
                .put("description", candidate.description())
                .put("wording", fresh.noticed().wording().normalised())
                .put("occurred_at", fresh.noticed().occurredAt().toString())
                .put("strength", fresh.strength().at(now))
                .put("stability", fresh.strength().stability())
                .put("difficulty", fresh.strength().difficulty())
                .put("valence", candidate.emotionalValence())
                .put("confidence", candidate.confidence())
                .put("vector", fresh.noticed().vector().literal())
                .put("model", fresh.noticed().model())
                .put("tags", new JsonArray(candidate.tags()))
                .put("subject", fresh.noticed().subject().orElse(null));
    }

    /** The newer word on a subject holds, also where it is taken in before the older one. */
    private static Uni<Void> supersede(
            PlainTransaction transaction, UUID userId, List<Recollection> recollections, Instant now) {
        var subjects = texts(recollections.stream()
                .flatMap(one -> one.noticed().subject().stream())
                .distinct());
        return subjects.length == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .sql(MemoryStatements.SUPERSEDE)
                        .execute(Tuple.of(userId, subjects, now.atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }

    /**
     * Makes a superseded memory hold again, and what took its place superseded.
     *
     * @return false if the user has no such memory
     */
    Uni<Boolean> restore(UUID userId, UUID memoryId) {
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> transaction.sql(MemoryStatements.FIND).execute(Tuple.of(userId, memoryId)))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : rows.iterator().next().getBoolean("current")
                                ? Uni.createFrom().item(true)
                                : transaction
                                        .sql(MemoryStatements.MAKE_WAY)
                                        .execute(Tuple.of(userId, memoryId, now))
                                        .chain(() -> transaction
                                                .sql(MemoryStatements.RESTORE)
                                                .execute(Tuple.of(userId, memoryId, now)))
                                        .chain(() -> tell(transaction, userId))
                                        .replaceWith(true)));
    }

    private static Uni<Void> reinforce(PlainTransaction transaction, List<Recollection> recollections, Instant now) {
        var restated = Recollection.only(Recollection.Restated.class, recollections).stream()
                .filter(Recollection::counts)
                .toList();
        return restated.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .sql(MemoryStatements.REINFORCE)
                        .execute(Tuple.tuple(List.of(
                                ids(restated),
                                numbers(restated.stream()
                                        .map(one -> one.strength().stability())),
                                times(restated.stream()
                                        .map(one -> one.strength().reinforcedAt())),
                                numbers(restated.stream()
                                        .map(one -> one.strength().at(now))))))
                        .replaceWithVoid();
    }

    private static Uni<Void> link(
            PlainTransaction transaction, List<Recollection> recollections, Map<Integer, UUID> turns) {
        var links = recollections.stream()
                .flatMap(one -> one.noticed().candidate().sourceTurns().stream()
                        .filter(turns::containsKey)
                        .map(seq -> new Link(one.memoryId(), turns.get(seq))))
                .toList();
        return transaction
                .sql(MemoryStatements.LINK)
                .execute(Tuple.tuple(List.of(
                        links.stream().map(Link::memoryId).toArray(UUID[]::new),
                        links.stream().map(Link::turnId).toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    private static Uni<Void> record(
            PlainTransaction transaction, Exchange exchange, List<Recollection> recollections, Instant now) {
        var counted = recollections.stream().filter(Recollection::counts).toList();
        return transaction
                .sql(MemoryStatements.RECORD)
                .execute(Tuple.tuple(List.of(
                        exchange.userId(),
                        exchange.sourceType().wireName(),
                        exchange.sourceId(),
                        now.atOffset(ZoneOffset.UTC),
                        counted.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
                        ids(counted),
                        texts(counted.stream().map(Memories::change)),
                        times(counted.stream().map(one -> one.noticed().occurredAt())),
                        numbers(counted.stream().map(Memories::stabilityBefore)),
                        numbers(counted.stream().map(one -> one.strength().stability())))))
                .replaceWithVoid();
    }

    private static String change(Recollection recollection) {
        return switch (recollection) {
            case Recollection.Fresh _ -> "created";
            case Recollection.Restated _ -> "reinforced";
        };
    }

    private static Double stabilityBefore(Recollection recollection) {
        return switch (recollection) {
            case Recollection.Fresh _ -> null;
            case Recollection.Restated restated ->
                restated.known().memory().strength().stability();
        };
    }

    private static UUID[] ids(List<? extends Recollection> recollections) {
        return recollections.stream().map(Recollection::memoryId).toArray(UUID[]::new);
    }

    private static String[] texts(Stream<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static Double[] numbers(Stream<Double> numbers) {
        return numbers.toArray(Double[]::new);
    }

    private static OffsetDateTime[] times(Stream<Instant> times) {
        return times.map(time -> time.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }

    /** History and links go with the memories. */
    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from ai_episodic_memory where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }

    private record Link(UUID memoryId, UUID turnId) {}
}
