package dev.heartline.memory.episode;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.authorship.Author;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.exchange.Mention;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** Makes memories and strengthens them. Runs under the user's lock, so that nothing is remembered twice. */
@ApplicationScoped
public class Memories implements UserDataOwner {

    /** More than the coach's snapshot holds. */
    private static final int AT_HAND = 50;

    private final Recognition recognition = new Recognition(Ids::next);
    private final MemoryReader reader;

    Memories(MemoryReader reader) {
        this.reader = reader;
    }

    /**
     * Remembers what was noticed in an exchange.
     *
     * @param turns the ids of the exchange's turns by their position
     * @return what changed: first what was noticed, in that order, then what the user took up
     */
    public Uni<List<MemoryReinforced>> remember(
            PlainTransaction transaction,
            Exchange exchange,
            List<Noticed> noticed,
            Map<Integer, UUID> turns,
            Author author,
            Instant now) {
        // One connection: these are sent one behind the other, and answered together.
        return Uni.combine()
                .all()
                .unis(mayTellTheSame(transaction, exchange, noticed, author), mentioned(transaction, exchange))
                .asTuple()
                .chain(known -> {
                    var recollections = recognition.recognise(noticed, known.getItem1());
                    return write(transaction, exchange, recollections, turns, author, now)
                            .chain(told -> reference(transaction, exchange, known.getItem2(), recollections, now)
                                    .map(taken -> Stream.concat(told.stream(), taken.stream())
                                            .toList()));
                });
    }

    private static Uni<List<MemoryReinforced>> write(
            PlainTransaction transaction,
            Exchange exchange,
            List<Recollection> recollections,
            Map<Integer, UUID> turns,
            Author author,
            Instant now) {
        if (recollections.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return create(transaction, exchange, recollections, now)
                .call(() -> reinforce(transaction, recollections, now))
                .call(() -> link(transaction, recollections, turns))
                .call(() -> record(transaction, exchange, recollections, author, now))
                .call(() -> supersede(transaction, exchange, recollections, author, now))
                .map(_ -> recollections.stream()
                        .filter(Recollection::counts)
                        .map(one -> one.announced(exchange, one.strength().at(now)))
                        .toList());
    }

    /** What the coach used of what they had at hand. Nobody else's turns are read, so a text asks for nothing. */
    private Uni<List<Mention<EpisodicMemory>>> mentioned(PlainTransaction transaction, Exchange exchange) {
        return exchange.conversation().coachTurns().isEmpty()
                ? Uni.createFrom().item(List.of())
                : reader.strongest(transaction.connection(), exchange.userId(), exchange.began(), AT_HAND)
                        .map(known -> Mention.in(exchange, known, EpisodicMemory::description));
    }

    /** Each is counted once for the exchange. What the user told again themselves is strengthened by that alone. */
    private static Uni<List<MemoryReinforced>> reference(
            PlainTransaction transaction,
            Exchange exchange,
            List<Mention<EpisodicMemory>> mentions,
            List<Recollection> recollections,
            Instant now) {
        if (mentions.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var toldAgain = recollections.stream().map(Recollection::memoryId).collect(Collectors.toSet());
        var uses = mentions.stream()
                .map(mention ->
                        Use.of(mention, toldAgain.contains(mention.known().id())))
                .toList();
        return transaction
                .sql(MemoryStatements.REFERENCE)
                .execute(Tuple.from(new Object[] {
                    exchange.userId(),
                    exchange.sourceType().wireName(),
                    exchange.sourceId(),
                    now.atOffset(ZoneOffset.UTC),
                    uses.stream().map(use -> use.mention().known().id()).toArray(UUID[]::new),
                    times(uses.stream().map(use -> use.mention().at())),
                    uses.stream()
                            .map(use ->
                                    use.after().map(MemoryStrength::stability).orElse(null))
                            .toArray(Double[]::new),
                    uses.stream()
                            .map(use -> use.after().map(after -> after.at(now)).orElse(null))
                            .toArray(Double[]::new)
                }))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .collect(Collectors.toSet()))
                .map(counted -> uses.stream()
                        .filter(use -> counted.contains(use.mention().known().id()))
                        .flatMap(use ->
                                use
                                        .after()
                                        .map(after -> use.mention().known().announced(exchange, after.at(now)))
                                        .stream())
                        .toList());
    }

    /**
     * The coach named memories in what they sent: each is counted once for it. How the user took it isn't known, so none is strengthened.
     *
     * @param sentAt when it was used
     */
    public Uni<Void> named(
            PlainTransaction transaction,
            UUID userId,
            SourceType sourceType,
            UUID sourceId,
            List<UUID> memoryIds,
            Instant sentAt,
            Instant now) {
        if (memoryIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var each = memoryIds.stream().distinct().toArray(UUID[]::new);
        return transaction
                .sql(MemoryStatements.REFERENCE)
                .execute(Tuple.from(new Object[] {
                    userId,
                    sourceType.wireName(),
                    sourceId,
                    now.atOffset(ZoneOffset.UTC),
                    each,
                    times(Stream.generate(() -> sentAt).limit(each.length)),
                    new Double[each.length],
                    new Double[each.length]
                }))
                .replaceWithVoid();
    }

    /** @param after its strength from now on; empty where it was only counted */
    private record Use(Mention<EpisodicMemory> mention, Optional<MemoryStrength> after) {

        static Use of(Mention<EpisodicMemory> mention, boolean toldAgain) {
            var before = mention.known().strength();
            return new Use(
                    mention,
                    Optional.of(before.after(Evidence.USED_IN_REPLY, mention.at()))
                            .filter(after -> mention.takenUp() && !toldAgain && !after.equals(before)));
        }
    }

    /** Who says something by hand knows better than whoever denied it. */
    private static Uni<List<List<KnownMemory>>> mayTellTheSame(
            PlainTransaction transaction, Exchange exchange, List<Noticed> noticed, Author author) {
        return noticed.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .sql(MemoryStatements.MAY_TELL_THE_SAME)
                        .execute(Tuple.tuple(List.of(
                                exchange.userId(),
                                IntStream.range(0, noticed.size()).boxed().toArray(Integer[]::new),
                                texts(noticed.stream().map(one -> one.type().wireName())),
                                texts(noticed.stream().map(one -> one.wording().normalised())),
                                texts(noticed.stream().map(one -> one.vector().literal())),
                                noticed.getFirst().model(),
                                exchange.sourceId(),
                                Resemblance.CLOSE,
                                times(noticed.stream().map(Noticed::occurredAt)),
                                !author.kind().isByHand())))
                        .map(rows -> {
                            List<List<KnownMemory>> known = new ArrayList<>();
                            noticed.forEach(_ -> known.add(new ArrayList<>()));
                            rows.forEach(row -> known.get(row.getInteger("n"))
                                    .add(new KnownMemory(
                                            EpisodicMemory.read(row),
                                            row.getDouble("cosine"),
                                            row.getBoolean("counted"),
                                            row.getBoolean("denied"))));
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
                .put("subject", fresh.noticed().subject().orElse(null))
                .put(
                        "expires_at",
                        fresh.noticed().expiresAt().map(Instant::toString).orElse(null));
    }

    /** The newer word on a subject holds, also where it is taken in before the older one. */
    private static Uni<Void> supersede(
            PlainTransaction transaction,
            Exchange exchange,
            List<Recollection> recollections,
            Author author,
            Instant now) {
        var subjects = texts(recollections.stream()
                .filter(one -> !(one instanceof Recollection.Refused))
                .flatMap(one -> one.noticed().subject().stream())
                .distinct());
        return subjects.length == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .sql(MemoryStatements.SUPERSEDE)
                        .execute(Tuple.from(new Object[] {
                            exchange.userId(),
                            subjects,
                            now.atOffset(ZoneOffset.UTC),
                            author.kind().wireName(),
                            author.id().orElse(null),
                            exchange.sourceType().wireName(),
                            exchange.sourceId()
                        }))
                        .replaceWithVoid();
    }

    /** Before an exchange is remembered that was before, in other words. */
    public Uni<Void> loosen(PlainTransaction transaction, Exchange exchange) {
        return transaction
                .sql(MemoryStatements.LOOSEN)
                .execute(Tuple.of(exchange.userId(), exchange.sourceId()))
                .replaceWithVoid();
    }

    /** After it was: what it doesn't say any more goes. */
    public Uni<Void> retract(PlainTransaction transaction, Exchange exchange, Instant now) {
        return transaction
                .sql(MemoryStatements.RETRACT)
                .execute(Tuple.of(
                        exchange.userId(),
                        exchange.sourceId(),
                        now.atOffset(ZoneOffset.UTC),
                        exchange.sourceType().wireName()))
                .replaceWithVoid();
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
                                        .map(one -> one.strength().at(now))),
                                restated.stream()
                                        .map(one -> one.noticed()
                                                .expiresAt()
                                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                                .orElse(null))
                                        .toArray(OffsetDateTime[]::new))))
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
            PlainTransaction transaction,
            Exchange exchange,
            List<Recollection> recollections,
            Author author,
            Instant now) {
        var counted = recollections.stream().filter(Recollection::counts).toList();
        return transaction
                .sql(MemoryStatements.RECORD)
                .execute(Tuple.from(new Object[] {
                    exchange.userId(),
                    exchange.sourceType().wireName(),
                    exchange.sourceId(),
                    now.atOffset(ZoneOffset.UTC),
                    counted.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
                    ids(counted),
                    texts(counted.stream().map(Memories::change)),
                    times(counted.stream().map(one -> one.noticed().occurredAt())),
                    numbers(counted.stream().map(Memories::stabilityBefore)),
                    numbers(counted.stream().map(one -> one.strength().stability())),
                    author.kind().wireName(),
                    author.id().orElse(null),
                    author.reason().orElse(null)
                }))
                .replaceWithVoid();
    }

    private static String change(Recollection recollection) {
        return switch (recollection) {
            case Recollection.Fresh _ -> "created";
            case Recollection.Restated _ -> "reinforced";
            case Recollection.Refused _ -> throw new IllegalStateException("what was denied doesn't change");
        };
    }

    private static Double stabilityBefore(Recollection recollection) {
        return switch (recollection) {
            case Recollection.Fresh _, Recollection.Refused _ -> null;
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
