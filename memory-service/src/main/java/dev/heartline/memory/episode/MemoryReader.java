package dev.heartline.memory.episode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.WireNamed;

/** Finds memories without a query: all in turn, or the strongest. */
@ApplicationScoped
public class MemoryReader {

    /** Strength falls with time by stability alone, so its order needs no formula here. What is pinned doesn't fall. */
    private static final String STRONGEST = """
            select %s from ai_episodic_memory m
            where m.user_id = $1 and %s
            order by (m.pinned_at is null), greatest(extract(epoch from $2::timestamptz - m.last_reinforced_at)::float8, 0) / m.stability,
              m.stability desc, m.id desc
            limit $3
            """.formatted(EpisodicMemory.COLUMNS, EpisodicMemory.current("$2"));

    private static final String LATEST = """
            select %s from ai_episodic_memory m
            where m.user_id = $1 and %s and m.memory_type = any($2) and m.id < $3
            order by m.id desc
            limit $4
            """.formatted(EpisodicMemory.COLUMNS, EpisodicMemory.current("$5"));

    private static final String THESE = """
            select %s from ai_episodic_memory m where m.user_id = $1 and m.id = any($2)
            """.formatted(EpisodicMemory.COLUMNS);

    /** By ai_episodic_memory_denied. What was only said better holds in the same words since as long ago. */
    private static final String DENIED = """
            select m.memory_description, m.superseded_at, array(
                select t.text from memory_turns l join conversation_turns t on t.id = l.turn_id where l.memory_id = m.id) as said
            from ai_episodic_memory m
            where m.user_id = $1 and m.never_true and not exists (
              select from ai_episodic_memory held
              where held.user_id = m.user_id and held.superseded_at is null and held.valid_to is null
                and held.normalised_text = m.normalised_text and held.valid_from <= m.valid_from)
            """;

    /** $1 user, $2 when they were changed. */
    private static final String SOURCES_OF_CHANGED = """
            select distinct t.source_id
            from memory_history h
            join memory_turns l on l.memory_id = h.memory_id
            join conversation_turns t on t.id = l.turn_id
            where h.user_id = $1 and h.recorded_at = $2 and h.change in ('denied', 'corrected', 'superseded', 'restored')
            """;

    private final Pool pool;

    MemoryReader(Pool pool) {
        this.pool = pool;
    }

    /** Current memories of all types, strongest at the given time first. */
    public Uni<List<EpisodicMemory>> strongest(SqlClient client, UUID userId, Instant time, int limit) {
        return client.preparedQuery(STRONGEST)
                .execute(Tuple.of(userId, time.atOffset(ZoneOffset.UTC), limit))
                .map(MemoryReader::read);
    }

    /**
     * Current memories, latest learned first.
     *
     * @param before only those learned before this one
     */
    Uni<List<EpisodicMemory>> latest(
            UUID userId, Instant now, Optional<MemoryType> type, Optional<UUID> before, int limit) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(userId, types(type), before.orElse(Ids.MAX), limit, now.atOffset(ZoneOffset.UTC)))
                .map(MemoryReader::read);
    }

    /** Memories of a user by their ids, whether they hold or not. */
    public Uni<List<EpisodicMemory>> these(SqlClient client, UUID userId, List<UUID> ids) {
        return client.preparedQuery(THESE)
                .execute(Tuple.tuple(List.of(userId, ids.toArray(UUID[]::new))))
                .map(MemoryReader::read);
    }

    /** What nobody is told any more. */
    public Uni<List<Denied>> denied(SqlClient client, UUID userId) {
        return client.preparedQuery(DENIED)
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Denied::read)
                        .toList());
    }

    /** The calls and texts in which that was said of which it was changed at an instant whether it is so. */
    public Uni<List<UUID>> sourcesOfChanged(SqlClient client, UUID userId, Instant at) {
        return client.preparedQuery(SOURCES_OF_CHANGED)
                .execute(Tuple.of(userId, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("source_id"))
                        .toList());
    }

    static String[] types(Optional<MemoryType> type) {
        return type.map(Stream::of)
                .orElseGet(() -> Arrays.stream(MemoryType.values()))
                .map(WireNamed::wireName)
                .toArray(String[]::new);
    }

    static List<EpisodicMemory> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(EpisodicMemory::read)
                .toList();
    }
}
