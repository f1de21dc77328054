package dev.heartline.memory.preference;

/** What preferences ask of the database. */
final class PreferenceStatements {

    private static final String VALUE = "preference_value #>> '{}' as value";

    static final String COLUMNS = """
            preference_category, preference_key, %s, confidence, evidence_count, learned_from, last_confirmed_at, source_type, source_id
            """.formatted(VALUE);

    /** $1 user, $2 category, $3 key. */
    static final String BELIEF = """
            select id, %s, supporting, opposing, evidence_count, last_confirmed_at from learned_user_preferences
            where user_id = $1 and preference_category = $2 and preference_key = $3
            """.formatted(VALUE);

    /**
     * $1 id, $2 user, $3 category, $4 key, $5 value, $6 confidence, $7 evidence, $8 and $9 weights for and against, $10 where it was
     * learned from, $11 when it was said; for the history $12 change, $13 author, $14 their id, $15 source type, $16 source, $17 reason,
     * $18 when it was recorded.
     */
    static final String KEEP = """
            with kept as (
              insert into learned_user_preferences as known
                (id, user_id, preference_category, preference_key, preference_value, confidence, evidence_count,
                 supporting, opposing, learned_from, last_confirmed_at)
              values ($1, $2, $3, $4, to_jsonb($5::text), $6::float8, $7, $8, $9, array[$10::text], $11)
              on conflict (user_id, preference_category, preference_key) do update set
                preference_value = excluded.preference_value, confidence = excluded.confidence,
                evidence_count = excluded.evidence_count, supporting = excluded.supporting, opposing = excluded.opposing,
                learned_from = (select array_agg(distinct source order by source)
                  from unnest(known.learned_from || excluded.learned_from) as source),
                last_confirmed_at = greatest(known.last_confirmed_at, excluded.last_confirmed_at)
              returning *
            )
            insert into preference_history
              (id, user_id, preference_category, preference_key, change, holds, preference_value, confidence, evidence_count, supporting,
               opposing, learned_from, last_confirmed_at, occurred_at, recorded_at, changed_by, changed_by_id, source_type, source_id,
               reason)
            select gen_random_uuid(), user_id, preference_category, preference_key, $12, true, preference_value, confidence,
              evidence_count, supporting, opposing, learned_from, last_confirmed_at, $11, $18, $13, $14, $15, $16, $17
            from kept
            """;

    /**
     * No longer held; the words stay in the history. $1 user, $2 category, $3 keys, $4 told up to then, $5 since when; $6 change,
     * $7 author, $8 their id, $9 source type, $10 source, $11 reason, $12 when it was recorded.
     */
    static final String DROP = """
            with gone as (
              delete from learned_user_preferences
              where user_id = $1 and preference_category = $2 and preference_key = any($3::text[]) and last_confirmed_at <= $4
              returning *
            )
            insert into preference_history
              (id, user_id, preference_category, preference_key, change, holds, preference_value, confidence, evidence_count, supporting,
               opposing, learned_from, last_confirmed_at, occurred_at, recorded_at, changed_by, changed_by_id, source_type, source_id,
               reason)
            select gen_random_uuid(), user_id, preference_category, preference_key, $6, false, preference_value, confidence,
              evidence_count, supporting, opposing, learned_from, last_confirmed_at, $5, $12, $7, $8, $9, $10, $11
            from gone
            """;

    /** Held, and by nothing but this source ever spoken of. $1 user, $2 source. */
    static final String ONLY_FROM = """
            select preference_category, preference_key from learned_user_preferences held
            where user_id = $1
              and exists (
                select from preference_history h
                where h.user_id = held.user_id and h.preference_category = held.preference_category
                  and h.preference_key = held.preference_key and h.source_id = $2)
              and not exists (
                select from preference_history h
                where h.user_id = held.user_id and h.preference_category = held.preference_category
                  and h.preference_key = held.preference_key and h.source_id is distinct from $2)
            """;

    /** A newer word on the other side of the same matter, a newer one that it isn't so any more, or a denial by hand. $1 user, $2 category, $3 opposite keys, $4 said when, $5 key. */
    static final String CONTRADICTED = """
            select exists (
              select from learned_user_preferences
              where user_id = $1 and preference_category = $2 and preference_key = any($3::text[]) and last_confirmed_at > $4
            ) or coalesce((
              select change = 'denied' and recorded_at > $4 or change = 'superseded' and not holds and occurred_at > $4 from preference_history
              where user_id = $1 and preference_category = $2 and preference_key = $5
              order by seq desc limit 1
            ), false) as contradicted
            """;

    /** What is held of a key, from where, and whether it was denied last; one row, always. $1 user, $2 category, $3 key. */
    static final String SEEN = """
            select held.preference_value #>> '{}' as value, coalesce(held.confidence, 0)::float8 as confidence,
              coalesce(held.learned_from, '{}') as learned_from,
              coalesce((select h.change = 'denied' from preference_history h
                where h.user_id = $1 and h.preference_category = $2 and h.preference_key = $3
                order by h.seq desc limit 1), false) as denied
            from (values (1)) one
            left join learned_user_preferences held
              on held.user_id = $1 and held.preference_category = $2 and held.preference_key = $3
            """;

    /**
     * Whether a source was counted: against what is held, or as evidence for the value, where that is what is held. $1 user,
     * $2 category, $3 key, $4 source, $5 value, $6 whether the value is held.
     */
    static final String COUNTED = """
            select exists (
              select from preference_history
              where user_id = $1 and preference_category = $2 and preference_key = $3 and source_id = $4
                and (change = 'contradicted' or $6::boolean and holds and preference_value = to_jsonb($5::text))
            ) as counted
            """;

    /** By preference_history_key each tells where it was told last. $1 user, $2 limit. */
    static final String ALL = """
            select %s from learned_user_preferences held
            left join lateral (
              select h.source_type, h.source_id from preference_history h
              where h.user_id = held.user_id and h.preference_category = held.preference_category
                and h.preference_key = held.preference_key and h.holds and h.change <> 'contradicted'
              order by h.seq desc limit 1
            ) last on true
            where user_id = $1
            order by confidence desc, last_confirmed_at desc, preference_category, preference_key
            limit $2
            """.formatted(COLUMNS);

    /**
     * $1 user, $2 held when, $3 as known when, $4 limit. What was denied, and not restored since, never was: only what was told after it
     * counts.
     */
    static final String AS_OF = """
            with known as (
              select *, max(seq) filter (where change = 'denied') over one as denied,
                max(seq) filter (where change = 'restored') over one as restored
              from preference_history where user_id = $1 and recorded_at <= $3
              window one as (partition by preference_category, preference_key)
            ), last as (
              select distinct on (preference_category, preference_key) * from known
              where occurred_at <= $2 and (denied is null or restored > denied or seq > denied)
              order by preference_category, preference_key, occurred_at desc, seq desc
            )
            select %s from last where holds
            order by confidence desc, last_confirmed_at desc, preference_category, preference_key
            limit $4
            """.formatted(COLUMNS);

    /** What held last before what holds now. $1 user, $2 category, $3 key. */
    static final String HELD_BEFORE = """
            select %s, supporting, opposing from preference_history h
            where user_id = $1 and preference_category = $2 and preference_key = $3 and holds
              and not exists (
                select from learned_user_preferences now
                where now.user_id = $1 and now.preference_category = $2 and now.preference_key = $3
                  and now.preference_value = h.preference_value)
            order by seq desc limit 1
            """.formatted(COLUMNS);

    /** $1 user, $2 category or null, $3 key or null, $4 before, $5 limit. */
    static final String HISTORY = """
            select %s, seq, change, holds, occurred_at, recorded_at, changed_by, changed_by_id, reason
            from preference_history
            where user_id = $1 and ($2::text is null or preference_category = $2) and ($3::text is null or preference_key = $3)
              and seq < $4
            order by seq desc limit $5
            """.formatted(COLUMNS);

    private PreferenceStatements() {}
}
