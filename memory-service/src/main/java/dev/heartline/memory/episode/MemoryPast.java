package dev.heartline.memory.episode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.MemoryType;

/** Tells from the changes alone what was so at any instant, as it is known now or was known at another one. */
@ApplicationScoped
class MemoryPast {

    /**
     * $1 user, $2 true when, $3 as known when, $4 types, $5 before, $6 limit. One row of memory_history_memory per memory says whether
     * it was held, one how firmly, one whether it was pinned (a pin that a correction took over in an earlier release has no change of its own).
     */
    private static final String AS_OF = """
            select %s
            from (
              select m.id, m.memory_type, m.memory_description, m.original_timestamp, m.learned_at, m.source_type, m.source_id,
                coalesce(firm.stability_after, m.stability) as stability, m.difficulty,
                coalesce(firm.occurred_at, m.last_reinforced_at) as last_reinforced_at, m.times_referenced, m.confidence, m.emotional_valence,
                m.tags, m.expires_at,
                case when coalesce(pin.pinned, m.pinned_at <= $2, false) then $2::timestamptz end as pinned_at
              from ai_episodic_memory m
              join lateral (
                select h.change, h.valid_to from memory_history h
                where h.memory_id = m.id and h.recorded_at <= $3
                  and h.change in ('created', 'superseded', 'restored', 'corrected', 'denied')
                order by h.seq desc limit 1
              ) state on true
              left join lateral (
                select h.stability_after, h.occurred_at from memory_history h
                where h.memory_id = m.id and h.recorded_at <= $3 and h.occurred_at <= $2 and h.stability_after is not null
                order by h.seq desc limit 1
              ) firm on true
              left join lateral (
                select h.change = 'pinned' as pinned from memory_history h
                where h.memory_id = m.id and h.recorded_at <= $3 and h.occurred_at <= $2 and h.change in ('pinned', 'unpinned')
                order by h.seq desc limit 1
              ) pin on true
              where m.user_id = $1 and m.valid_from <= $2 and m.memory_type = any($4) and m.id < $5
                and (state.change in ('created', 'restored') or state.change = 'superseded' and state.valid_to > $2)
                and (m.expires_at is null or m.expires_at > $2 or coalesce(pin.pinned, m.pinned_at <= $2, false))
            ) m
            order by m.id desc
            limit $6
            """.formatted(EpisodicMemory.COLUMNS);

    /** $1 user, $2 memory or null, $3 before, $4 limit. Read along memory_history_seq. */
    private static final String HISTORY = """
            select h.seq, h.memory_id, m.memory_description, h.change, h.occurred_at, h.recorded_at, h.changed_by, h.changed_by_id,
              h.source_type, h.source_id, h.stability_before, h.stability_after, h.reason
            from memory_history h join ai_episodic_memory m on m.id = h.memory_id
            where h.user_id = $1 and ($2::uuid is null or h.memory_id = $2) and h.seq < $3
            order by h.seq desc
            limit $4
            """;

    private final Pool pool;

    MemoryPast(Pool pool) {
        this.pool = pool;
    }

    /**
     * Latest learned first, with the strength of then.
     *
     * @param asOf the instant at which they were true
     * @param knownAt by what was known at this one
     */
    Uni<List<EpisodicMemory>> asOf(
            UUID userId, Instant asOf, Instant knownAt, Optional<MemoryType> type, UUID before, int limit) {
        return pool.preparedQuery(AS_OF)
                .execute(Tuple.from(new Object[] {
                    userId,
                    asOf.atOffset(ZoneOffset.UTC),
                    knownAt.atOffset(ZoneOffset.UTC),
                    MemoryReader.types(type),
                    before,
                    limit
                }))
                .map(MemoryReader::read);
    }

    /** Latest first. */
    Uni<List<RecordedChange>> history(UUID userId, Optional<UUID> memoryId, long before, int limit) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(userId, memoryId.orElse(null), before, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RecordedChange::read)
                        .toList());
    }
}
