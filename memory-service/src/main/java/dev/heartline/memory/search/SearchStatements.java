package dev.heartline.memory.search;

import dev.heartline.memory.episode.EpisodicMemory;

/**
 * What a search asks of the database. All of a user's rows are looked at, by conversation_turns_said_at and
 * ai_episodic_memory_user.
 *
 * <p>Of all: $1 user, $2 kinds, $3 and $4 instants, $5 and $6 the same as days of the user, $7 sources or null, $8 memory types or
 * null, $9 tags (asked for in a way that keeps a plan that fits all parameters from looking through the tags of everybody), $10 the greatest age in stabilities or null, $11 now.
 */
final class SearchStatements {

    /** Holds for turns of which nothing was denied by hand, by ai_episodic_memory_denied. $1 user. */
    private static final String TOLD = """
            %s.id <> all (array(
              select l.turn_id from ai_episodic_memory denied join memory_turns l on l.memory_id = denied.id
              where denied.user_id = $1 and denied.never_true))""";

    private static final String TURNS = """
            from conversation_turns
            where user_id = $1 and 'turn' = any($2) and said_at >= $3 and said_at < $4
              and ($7::text[] is null or source_type = any($7))
              and %s
            """.formatted(TOLD.formatted("conversation_turns"));

    private static final String MEMORIES = """
            from ai_episodic_memory m
            where m.user_id = $1 and 'memory' = any($2) and %s
              and m.original_timestamp >= $3 and m.original_timestamp < $4
              and ($7::text[] is null or m.source_type = any($7)) and ($8::text[] is null or m.memory_type = any($8))
              and ($9::text[] = '{}' or m.tags @> $9::text[])
              and ($10::float8 is null or m.pinned_at is not null
                or extract(epoch from $11::timestamptz - m.last_reinforced_at)::float8 / 86400 <= m.stability * $10)
            """.formatted(EpisodicMemory.current("$11"));

    private static final String SUMMARIES = """
            from conversation_summaries
            where user_id = $1 and 'summary' = any($2) and end_date >= $5 and start_date <= $6 and ai_summary is not null
            """;

    /**
     * What shares words with the question: BM25's weights of rare words over PostgreSQL's rank of each. A turn's neighbours and its
     * day count 0.8. How rare a word is can't be told from the few rows of somebody new: 50 more without it are assumed. $12 the
     * question's words.
     */
    static final String BY_WORDS = """
            with terms as materialized (
              select n, ('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''')::tsquery as term
              from unnest(tsvector_to_array(to_tsvector('english', $12))) with ordinality as t(lexeme, n)
            ), documents as materialized (
              select 'turn' as kind, id, coalesce(passage, setweight(to_tsvector('english', text), 'A')) as words %s
              union all select 'memory', id, search %s
              union all select 'summary', id, search %s
            ), found as materialized (
              select kind, id, n, ts_rank('{0.8, 0.8, 0.8, 1}', words, term, 1) as fit
              from documents join terms on words @@ term
            ), rarities as materialized (
              select n, ln(1 + (50 + documents + 0.5 - holding) / (holding + 0.5))::float8 as rarity
              from (
                select n, count(id) as holding, (select count(*) from documents) as documents
                from terms left join found using (n) group by n
              ) each
            )
            select kind, id, sum(fit * rarity)::float8 as words,
              (sum(rarity) / (select sum(rarity) from rarities))::float8 as covered
            from found join rarities using (n)
            group by kind, id order by words desc limit 300
            """.formatted(TURNS, MEMORIES, SUMMARIES);

    /**
     * What is close in meaning, and what was found by words, with how close each is. A turn without a vector is about what its
     * neighbours are about. $12 the question's vector, $13 its model, $14 the ids that were found by words, $15 how much a neighbour
     * counts.
     */
    static final String BY_MEANING = """
            with question as materialized (select $12::text::vector as vector), turns as materialized (
              select id, source_id, seq, speaker, text, said_at, said_on, substantial and embedding is null as waits,
                case when embedding_model = $13 then 1 - (embedding <=> (select vector from question)) end as cosine %s
            ), documents as materialized (
              select 'turn' as kind, id, source_id, speaker, text, said_at as at,
                said_on as first_day, said_on as last_day,
                cosine is null and (waits or coalesce(lag(waits) over exchange, false) or coalesce(lead(waits) over exchange, false)) as waits,
                coalesce(cosine, greatest(lag(cosine) over exchange, lead(cosine) over exchange) * $15::float8) as cosine
              from turns window exchange as (partition by source_id order by seq)
              union all
              select 'memory', id, source_id, null, memory_description, original_timestamp, null, null, embedding is null,
                case when embedding_model = $13 then 1 - (embedding <=> (select vector from question)) end %s
              union all
              select 'summary', id, id, null, ai_summary, null, start_date, end_date, embedding is null,
                case when embedding_model = $13 then 1 - (embedding <=> (select vector from question)) end %s
            )
            select *, (select min(cosine) from documents) as least from documents
            where id = any($14::uuid[])
              or id in (select id from documents where cosine is not null order by cosine desc limit 100)
            """.formatted(TURNS, MEMORIES, SUMMARIES);

    /** $1 user, $2 turns: what was said right before and after each. */
    static final String NEIGHBOURS = """
            select found.id as of, found.seq as of_seq, found.source_type, near.id, near.seq, near.speaker, near.text
            from conversation_turns found
            join conversation_turns near
              on near.user_id = found.user_id and near.source_id = found.source_id
                and near.seq between found.seq - 1 and found.seq + 1
            where found.user_id = $1 and found.id = any($2) and %s
            """.formatted(TOLD.formatted("near"));

    /** $1 user, $2 memories: the turns that each was taken from. */
    static final String EVIDENCE = """
            select l.memory_id, array_agg(l.turn_id order by t.said_at, t.seq) as turns
            from memory_turns l join conversation_turns t on t.id = l.turn_id
            where l.memory_id = any($2) and t.user_id = $1
            group by l.memory_id
            """;

    /**
     * $1 user, $2 summaries: the conversations that each is told from, by conversation_digests_day. A week belongs to the month of its
     * Thursday.
     */
    static final String TOLD_FROM = """
            select s.id, s.summary_period, d.source_type, d.source_id, d.day
            from conversation_summaries s
            left join lateral (
              select source_type, source_id, day, began_at from conversation_digests
              where user_id = s.user_id
                and day between case s.summary_period when 'monthly' then s.start_date - 3 else s.start_date end
                  and case s.summary_period when 'monthly' then s.end_date + 3 else s.end_date end
                and (s.summary_period <> 'monthly'
                  or day - extract(isodow from day)::int + 4 between s.start_date and s.end_date)
              order by began_at desc limit 100
            ) d on true
            where s.user_id = $1 and s.id = any($2)
            order by d.began_at
            """;

    private SearchStatements() {}
}
