package dev.heartline.memory.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.episode.EpisodicMemory;
import dev.heartline.memory.episode.MemoryReader;
import dev.heartline.memory.search.Ranking.Ranked;
import dev.heartline.memory.search.SearchAnswer.Hit;
import dev.heartline.memory.search.SearchAnswer.Line;
import dev.heartline.memory.search.SearchAnswer.ToldFrom;
import dev.heartline.memory.summary.SummaryPeriod;

/** Tells of what was found where it comes from, and what was said around it. */
@ApplicationScoped
class Provenance {

    private final Pool pool;
    private final MemoryReader memories;

    Provenance(Pool pool, MemoryReader memories) {
        this.pool = pool;
        this.memories = memories;
    }

    Uni<List<Hit>> of(UUID userId, List<Ranked> found, Instant now) {
        var turns = ids(found, SearchKind.TURN);
        var remembered = ids(found, SearchKind.MEMORY);
        var summarised = ids(found, SearchKind.SUMMARY);
        return Uni.combine()
                .all()
                .unis(
                        neighbours(userId, turns),
                        evidence(userId, remembered),
                        memories(userId, remembered),
                        summarised(userId, summarised))
                .with((near, evidence, known, periods) -> found.stream()
                        .filter(one -> one.candidate().kind() != SearchKind.MEMORY
                                || known.containsKey(one.candidate().id()))
                        .map(one -> switch (one.candidate().kind()) {
                            case TURN ->
                                turn(one, near.getOrDefault(one.candidate().id(), Exchanged.NOTHING));
                            case MEMORY ->
                                memory(
                                        one,
                                        known.get(one.candidate().id()),
                                        evidence.getOrDefault(one.candidate().id(), List.of()),
                                        now);
                            case SUMMARY ->
                                summary(one, periods.get(one.candidate().id()));
                        })
                        .toList());
    }

    private static UUID[] ids(List<Ranked> found, SearchKind kind) {
        return found.stream()
                .map(Ranked::candidate)
                .filter(candidate -> candidate.kind() == kind)
                .map(Candidate::id)
                .toArray(UUID[]::new);
    }

    /** What was said around a turn. */
    private record Exchanged(SourceType sourceType, Integer seq, Line before, Line after) {

        private static final Exchanged NOTHING = new Exchanged(null, null, null, null);

        Exchanged with(Row row) {
            int offset = row.getInteger("seq") - row.getInteger("of_seq");
            var line = new Line(
                    row.getUUID("id"), WireNamed.of(Speaker.class, row.getString("speaker")), row.getString("text"));
            return new Exchanged(
                    WireNamed.of(SourceType.class, row.getString("source_type")),
                    row.getInteger("of_seq"),
                    offset < 0 ? line : before,
                    offset > 0 ? line : after);
        }
    }

    private Uni<Map<UUID, Exchanged>> neighbours(UUID userId, UUID[] turns) {
        if (turns.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(SearchStatements.NEIGHBOURS)
                .execute(Tuple.tuple(List.of(userId, turns)))
                .map(rows -> {
                    var exchanged = new HashMap<UUID, Exchanged>();
                    rows.forEach(row -> exchanged.compute(
                            row.getUUID("of"), (_, known) -> (known == null ? Exchanged.NOTHING : known).with(row)));
                    return exchanged;
                });
    }

    private Uni<Map<UUID, List<UUID>>> evidence(UUID userId, UUID[] remembered) {
        if (remembered.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(SearchStatements.EVIDENCE)
                .execute(Tuple.tuple(List.of(userId, remembered)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> row.getUUID("memory_id"), row -> Arrays.asList(row.getArrayOfUUIDs("turns")))));
    }

    private Uni<Map<UUID, EpisodicMemory>> memories(UUID userId, UUID[] remembered) {
        if (remembered.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return memories.these(pool, userId, Arrays.asList(remembered))
                .map(known -> known.stream().collect(Collectors.toMap(EpisodicMemory::id, Function.identity())));
    }

    /** What a summary covers, and is told from. */
    private record Period(SummaryPeriod period, List<ToldFrom> sources) {

        private static Period of(List<Row> rows) {
            return new Period(
                    WireNamed.of(SummaryPeriod.class, rows.getFirst().getString("summary_period")),
                    rows.stream()
                            .filter(row -> row.getUUID("source_id") != null)
                            .map(row -> new ToldFrom(
                                    WireNamed.of(SourceType.class, row.getString("source_type")),
                                    row.getUUID("source_id"),
                                    row.getLocalDate("day")))
                            .toList());
        }
    }

    private Uni<Map<UUID, Period>> summarised(UUID userId, UUID[] summaries) {
        if (summaries.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(SearchStatements.TOLD_FROM)
                .execute(Tuple.tuple(List.of(userId, summaries)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("id"),
                                Collectors.collectingAndThen(Collectors.toList(), Period::of))));
    }

    private static Hit turn(Ranked one, Exchanged exchanged) {
        var turn = one.candidate();
        return new Hit(
                SearchKind.TURN,
                turn.id(),
                one.score(),
                turn.text(),
                turn.at(),
                exchanged.sourceType(),
                turn.sourceId(),
                List.of(turn.id()),
                exchanged.seq(),
                turn.speaker(),
                exchanged.before(),
                exchanged.after(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of());
    }

    private static Hit memory(Ranked one, EpisodicMemory memory, List<UUID> evidence, Instant now) {
        return new Hit(
                SearchKind.MEMORY,
                memory.id(),
                one.score(),
                memory.description(),
                memory.occurredAt(),
                memory.sourceType(),
                memory.sourceId(),
                evidence,
                null,
                null,
                null,
                null,
                memory.type(),
                memory.tags(),
                memory.strengthAt(now),
                null,
                null,
                null,
                List.of());
    }

    /** @param period null where the summary was told anew since it was found */
    private static Hit summary(Ranked one, @Nullable Period period) {
        var summary = one.candidate();
        return new Hit(
                SearchKind.SUMMARY,
                summary.id(),
                one.score(),
                summary.text(),
                summary.at(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                period == null ? null : period.period(),
                summary.firstDay(),
                summary.lastDay(),
                period == null ? List.of() : period.sources());
    }
}
