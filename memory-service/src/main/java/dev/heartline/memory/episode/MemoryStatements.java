package dev.heartline.memory.episode;

/** What the memories of one exchange ask of the database, each for all of them at once. */
final class MemoryStatements {

    /**
     * The memories that may tell the same as what was noticed: $1 user, $2 positions, $3 types, $4 wordings, $5 vectors,
     * $6 their model, $7 source, $8 least cosine. Exact within the user's memories of the type
     * (ai_episodic_memory_user_type).
     */
    static final String MAY_TELL_THE_SAME = """
            with noticed as materialized (
              select n, type, wording, vector::vector as vector
              from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as t(n, type, wording, vector)
            )
            select noticed.n, near.*, exists (
                select from memory_history h
                where h.memory_id = near.id and h.source_id = $7 and h.change in ('created', 'reinforced')) as counted
            from noticed cross join lateral (
              select %s, m.normalised_text,
                case when m.embedding_model = $6 then 1 - (m.embedding <=> noticed.vector) else 0 end as cosine
              from ai_episodic_memory m
              where m.user_id = $1 and m.memory_type = noticed.type and %s
              order by (m.normalised_text = noticed.wording) desc, cosine desc
              limit 5
            ) near
            where near.cosine >= $8::float8 or near.normalised_text = noticed.wording
            """.formatted(EpisodicMemory.COLUMNS, EpisodicMemory.CURRENT);

    /** $1 rows as a JSON array, $2 user, $3 source type, $4 source, $5 now. */
    static final String CREATE = """
            insert into ai_episodic_memory
              (id, user_id, memory_type, memory_description, normalised_text, original_timestamp, source_type, source_id,
               strength, stability, difficulty, last_reinforced_at, emotional_valence, confidence, embedding,
               embedding_model, tags, valid_from, learned_at, subject)
            select r.id, $2, r.type, r.description, r.wording, r.occurred_at, $3, $4,
               r.strength, r.stability, r.difficulty, r.occurred_at, r.valence, r.confidence, r.vector::vector,
               r.model, r.tags, r.occurred_at, $5, r.subject
            from jsonb_to_recordset($1::text::jsonb) as r(
               id uuid, type text, description text, wording text, occurred_at timestamptz, strength numeric,
               stability float8, difficulty float8, valence numeric, confidence numeric, vector text, model text,
               tags text[], subject text)
            """;

    /**
     * Of current memories with the same subject the one that was told last stays; the others say by which they are superseded, and
     * keep their words. $1 user, $2 subjects, $3 now.
     */
    static final String SUPERSEDE = """
            with last as (
              select distinct on (subject) subject, id from ai_episodic_memory m
              where user_id = $1 and subject = any($2::text[]) and superseded_at is null and valid_to is null
              order by subject, last_reinforced_at desc, learned_at desc, id desc
            ), superseded as (
              update ai_episodic_memory m
              set superseded_at = $3, superseded_by = last.id, superseded_reason = 'told otherwise later'
              from last
              where m.user_id = $1 and m.subject = last.subject and m.id <> last.id
                and m.superseded_at is null and m.valid_to is null
              returning m.id
            )
            insert into memory_history (id, memory_id, user_id, change, occurred_at, recorded_at, reason)
            select gen_random_uuid(), id, $1, 'superseded', $3, $3, 'told otherwise later' from superseded
            """;

    /** $1 user, $2 memory. */
    static final String FIND = """
            select superseded_at is null as current from ai_episodic_memory where user_id = $1 and id = $2
            """;

    /**
     * Makes way for a memory that is to hold again: whatever is current with its subject or its words is superseded by it. $1 user,
     * $2 memory, $3 now.
     */
    static final String MAKE_WAY = """
            with back as (
              select id, subject, memory_type, normalised_text from ai_episodic_memory where user_id = $1 and id = $2
            ), superseded as (
              update ai_episodic_memory m
              set superseded_at = $3, superseded_by = back.id, superseded_reason = 'the older word was restored'
              from back
              where m.user_id = $1 and m.id <> back.id and m.superseded_at is null and m.valid_to is null
                and (m.subject = back.subject
                  or m.memory_type = back.memory_type and m.normalised_text = back.normalised_text)
              returning m.id
            )
            insert into memory_history (id, memory_id, user_id, change, occurred_at, recorded_at, reason)
            select gen_random_uuid(), id, $1, 'superseded', $3, $3, 'the older word was restored' from superseded
            """;

    /** $1 user, $2 memory, $3 now. */
    static final String RESTORE = """
            with restored as (
              update ai_episodic_memory set superseded_at = null, superseded_by = null, superseded_reason = null
              where user_id = $1 and id = $2
              returning id
            )
            insert into memory_history (id, memory_id, user_id, change, occurred_at, recorded_at)
            select gen_random_uuid(), id, $1, 'restored', $3, $3 from restored
            """;

    /** $1 memories, $2 stabilities, $3 times of the evidence, $4 strengths now. */
    static final String REINFORCE = """
            update ai_episodic_memory m
            set stability = e.stability, last_reinforced_at = e.at, strength = e.strength
            from unnest($1::uuid[], $2::float8[], $3::timestamptz[], $4::float8[]) as e(id, stability, at, strength)
            where m.id = e.id
            """;

    /** $1 memories, $2 turns. */
    static final String LINK = """
            insert into memory_turns (memory_id, turn_id)
            select memory_id, turn_id from unnest($1::uuid[], $2::uuid[]) as l(memory_id, turn_id)
            on conflict do nothing
            """;

    /**
     * $1 user, $2 source type, $3 source, $4 now; $5 ids, $6 memories, $7 changes, $8 times of the evidence, $9 and $10
     * stability before and after.
     */
    static final String RECORD = """
            insert into memory_history
              (id, memory_id, user_id, change, occurred_at, recorded_at, source_type, source_id, stability_before,
               stability_after)
            select h.id, h.memory_id, $1, h.change, h.occurred_at, $4, $2, $3, h.before, h.after
            from unnest($5::uuid[], $6::uuid[], $7::text[], $8::timestamptz[], $9::float8[], $10::float8[])
              as h(id, memory_id, change, occurred_at, before, after)
            """;

    private MemoryStatements() {}
}
