package dev.heartline.memory.episode;

/** What the memories of one exchange ask of the database, each for all of them at once. */
final class MemoryStatements {

    /**
     * The memories that may tell the same as what was noticed: $1 user, $2 positions, $3 types, $4 wordings, $5 vectors,
     * $6 their model, $7 source, $8 least cosine, $9 when each was said, $10 whether it makes a difference that it was denied since. Exact
     * within the user's memories of the type (ai_episodic_memory_user_type), and among those of any type that were denied since
     * (ai_episodic_memory_denied): a denial is of what was said, whatever it was taken for.
     */
    static final String MAY_TELL_THE_SAME =
            """
            with noticed as materialized (
              select n, type, wording, vector::vector as vector, said_at
              from unnest($2::int[], $3::text[], $4::text[], $5::text[], $9::timestamptz[])
                as t(n, type, wording, vector, said_at)
            )
            select noticed.n, near.*, exists (
                select from memory_history h
                where h.memory_id = near.id and h.source_id = $7 and h.change in ('created', 'reinforced')) as counted
            from noticed cross join lateral (
              (select %s, m.normalised_text, false as denied,
                case when m.embedding_model = $6 then 1 - (m.embedding <=> noticed.vector) else 0 end as cosine
              from ai_episodic_memory m
              where m.user_id = $1 and m.memory_type = noticed.type and %s
              order by (m.normalised_text = noticed.wording) desc, cosine desc
              limit 5)
              union all
              (select %s, m.normalised_text, true as denied,
                case when m.embedding_model = $6 then 1 - (m.embedding <=> noticed.vector) else 0 end as cosine
              from ai_episodic_memory m
              where $10::boolean and m.user_id = $1 and m.never_true and m.superseded_at > noticed.said_at
              order by (m.normalised_text = noticed.wording) desc, cosine desc
              limit 5)
            ) near
            where near.cosine >= $8::float8 or near.normalised_text = noticed.wording
            """.formatted(EpisodicMemory.COLUMNS, EpisodicMemory.HOLDS, EpisodicMemory.COLUMNS);

    /** $1 rows as a JSON array, $2 user, $3 source type, $4 source, $5 now. */
    static final String CREATE = """
            insert into ai_episodic_memory
              (id, user_id, memory_type, memory_description, normalised_text, original_timestamp, source_type, source_id,
               strength, stability, difficulty, last_reinforced_at, emotional_valence, confidence, embedding,
               embedding_model, tags, valid_from, learned_at, subject, expires_at)
            select r.id, $2, r.type, r.description, r.wording, r.occurred_at, $3, $4,
               r.strength, r.stability, r.difficulty, r.occurred_at, r.valence, r.confidence, r.vector::vector,
               r.model, r.tags, r.occurred_at, $5, r.subject, r.expires_at
            from jsonb_to_recordset($1::text::jsonb) as r(
               id uuid, type text, description text, wording text, occurred_at timestamptz, strength numeric,
               stability float8, difficulty float8, valence numeric, confidence numeric, vector text, model text,
               tags text[], subject text, expires_at timestamptz)
            """;

    /**
     * Of current memories with the same subject the one that was told last stays; the others were true until it was told, say by which
     * they are superseded, and keep their words. $1 user, $2 subjects, $3 now, $4 author, $5 their id, $6 source type, $7 source.
     */
    static final String SUPERSEDE = """
            with last as (
              select distinct on (subject) subject, id, valid_from, last_reinforced_at from ai_episodic_memory m
              where user_id = $1 and subject = any($2::text[]) and superseded_at is null and valid_to is null
              order by subject, last_reinforced_at desc, learned_at desc, id desc
            ), superseded as (
              update ai_episodic_memory m
              set superseded_at = $3, superseded_by = last.id, superseded_reason = 'told otherwise later',
                valid_to = greatest(m.valid_from,
                  case when last.valid_from >= m.valid_from then last.valid_from else last.last_reinforced_at end)
              from last
              where m.user_id = $1 and m.subject = last.subject and m.id <> last.id
                and m.superseded_at is null and m.valid_to is null
              returning m.id, m.valid_to
            )
            insert into memory_history
              (id, memory_id, user_id, change, occurred_at, recorded_at, changed_by, changed_by_id, source_type, source_id, valid_to,
               reason)
            select gen_random_uuid(), id, $1, 'superseded', valid_to, $3, $4, $5, $6, $7, valid_to, 'told otherwise later'
            from superseded
            """;

    /** $1 memories, $2 stabilities, $3 times of the evidence, $4 strengths now, $5 when they stop mattering. */
    static final String REINFORCE = """
            update ai_episodic_memory m
            set stability = e.stability, last_reinforced_at = e.at, strength = e.strength,
              expires_at = coalesce(e.expires_at, m.expires_at)
            from unnest($1::uuid[], $2::float8[], $3::timestamptz[], $4::float8[], $5::timestamptz[])
              as e(id, stability, at, strength, expires_at)
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
     * stability before and after; $11 author, $12 their id, $13 reason.
     */
    static final String RECORD = """
            insert into memory_history
              (id, memory_id, user_id, change, occurred_at, recorded_at, source_type, source_id, stability_before,
               stability_after, changed_by, changed_by_id, reason)
            select h.id, h.memory_id, $1, h.change, h.occurred_at, $4, $2, $3, h.before, h.after, $11, $12, $13
            from unnest($5::uuid[], $6::uuid[], $7::text[], $8::timestamptz[], $9::float8[], $10::float8[])
              as h(id, memory_id, change, occurred_at, before, after)
            """;

    /**
     * Counts each of the memories as used by the coach, once for one source, and strengthens those that the user took up. $1 user,
     * $2 source type, $3 source, $4 now; $5 memories, $6 when each was used, $7 their new stabilities or null, $8 strengths now.
     */
    static final String REFERENCE = """
            with used as (
              select memory_id, at, stability, strength
              from unnest($5::uuid[], $6::timestamptz[], $7::float8[], $8::float8[]) as u(memory_id, at, stability, strength)
            ), noted as (
              insert into memory_history
                (id, memory_id, user_id, change, occurred_at, recorded_at, source_type, source_id, stability_before,
                 stability_after, reason)
              select gen_random_uuid(), memory_id, $1, 'referenced', at, $4, $2, $3,
                case when used.stability is not null then m.stability end, used.stability,
                case when used.stability is not null then 'the user took it up' end
              from used join ai_episodic_memory m on m.id = memory_id and m.user_id = $1
              on conflict (memory_id, source_id) where change = 'referenced' do nothing
              returning memory_id
            )
            update ai_episodic_memory m
            set times_referenced = times_referenced + 1,
              stability = coalesce(used.stability, m.stability),
              last_reinforced_at = case when used.stability is null then m.last_reinforced_at else used.at end,
              strength = case when used.stability is null then m.strength else used.strength end
            from used join noted using (memory_id)
            where m.id = used.memory_id
            returning m.id
            """;

    /** What an exchange whose words were corrected is evidence of is told anew. $1 user, $2 source. */
    static final String LOOSEN = """
            delete from memory_turns l
            using conversation_turns t, ai_episodic_memory m
            where t.user_id = $1 and t.source_id = $2 and l.turn_id = t.id and m.id = l.memory_id
              and (m.superseded_at is null or m.never_true)
            """;

    /**
     * What only an exchange was evidence of that doesn't say it any more, once its words were corrected, never was said: what it had
     * superseded holds again, the last of each subject, unless something else does. What somebody spoke for by hand stays. $1 user,
     * $2 source, $3 now, $4 source type.
     */
    static final String RETRACT = """
            with gone as (
              update ai_episodic_memory m
              set superseded_at = $3, superseded_reason = 'the words were corrected', valid_to = m.valid_from
              where m.user_id = $1 and m.source_id = $2 and %s
                and not exists (
                  select from memory_turns l join conversation_turns t on t.id = l.turn_id
                  where l.memory_id = m.id and t.source_id = $2)
                and not exists (
                  select from memory_history h
                  where h.memory_id = m.id and h.source_id is distinct from $2
                    and (h.stability_after is not null
                      or h.change in ('restored', 'pinned') and h.changed_by in ('user', 'operator', 'service')))
              returning m.id, m.valid_from
            ), freed as (
              select distinct on (old.subject) old.id
              from ai_episodic_memory old join gone on old.superseded_by = gone.id
              where old.user_id = $1 and not old.never_true and not exists (
                select from ai_episodic_memory held
                where held.user_id = $1 and held.superseded_at is null and held.valid_to is null
                  and held.id not in (select id from gone)
                  and (held.subject = old.subject
                    or held.memory_type = old.memory_type and held.normalised_text = old.normalised_text))
              order by old.subject, old.last_reinforced_at desc
            ), back as (
              update ai_episodic_memory m
              set superseded_at = null, superseded_by = null, superseded_reason = null, valid_to = null
              from freed where m.id = freed.id
              returning m.id
            )
            insert into memory_history
              (id, memory_id, user_id, change, occurred_at, recorded_at, source_type, source_id, valid_to, reason)
            select gen_random_uuid(), id, $1, 'superseded', $3, $3, $4, $2, valid_from, 'the words were corrected' from gone
            union all
            select gen_random_uuid(), id, $1, 'restored', $3, $3, $4, $2, null, 'the words were corrected' from back
            """.formatted(EpisodicMemory.HOLDS);

    private MemoryStatements() {}
}
