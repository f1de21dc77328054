package dev.heartline.memory.episode;

/** What changes by hand ask of the database. Of all that change: $1 user, $2 memory, $3 now, $4 author, $5 their id, $6 reason. */
final class AmendmentStatements {

    private static final String NOTE = """
            insert into memory_history
              (id, memory_id, user_id, change, occurred_at, recorded_at, changed_by, changed_by_id, reason)
            select gen_random_uuid(), id, $1, '%s', $3, $3, $4, $5, $6 from changed
            """;

    /** $1 user, $2 memory. */
    static final String FIND = """
            select %s, m.superseded_at is null as holds from ai_episodic_memory m where m.user_id = $1 and m.id = $2
            """.formatted(EpisodicMemory.COLUMNS);

    private static final String NEVER_TRUE = """
            with changed as (
              update ai_episodic_memory m
              set superseded_at = $3, superseded_reason = $6, superseded_by = null, valid_to = null, never_true = true
              where m.user_id = $1 and m.id = $2 and m.superseded_at is null
              returning m.id
            )
            """;

    static final String DENY = NEVER_TRUE + NOTE.formatted("denied");

    static final String CORRECT = NEVER_TRUE + NOTE.formatted("corrected");

    /**
     * The corrected memory names what says it right, which is as firm as it was, and was said now. It is as old as well, unless
     * something else was true of its subject meanwhile: it began when that ended. $4 which.
     */
    static final String SAY_RIGHT = """
            with wrong as (
              update ai_episodic_memory m set superseded_by = $4
              where m.user_id = $1 and m.id = $2 and m.id <> $4
              returning m.valid_from, m.original_timestamp, m.stability
            ), others as (
              select max(other.valid_to) as ended
              from ai_episodic_memory other join ai_episodic_memory this on other.user_id = this.user_id and other.subject = this.subject
              where this.user_id = $1 and this.id = $4 and other.id not in ($2, $4) and not other.never_true
            )
            update ai_episodic_memory m
            set valid_from = least(m.valid_from, greatest(wrong.valid_from, others.ended)),
              original_timestamp = least(m.original_timestamp, wrong.original_timestamp),
              stability = greatest(m.stability, wrong.stability), last_reinforced_at = $3, strength = 1
            from wrong, others where m.user_id = $1 and m.id = $4
            """;

    /** $7 stability, $8 strength. */
    static final String CONFIRM = """
            with changed as (
              update ai_episodic_memory m
              set confidence = 1, stability = $7, last_reinforced_at = $3, strength = $8
              where m.user_id = $1 and m.id = $2
              returning m.id, m.stability
            )
            insert into memory_history
              (id, memory_id, user_id, change, occurred_at, recorded_at, changed_by, changed_by_id, reason, stability_after)
            select gen_random_uuid(), id, $1, 'confirmed', $3, $3, $4, $5, $6, stability from changed
            """;

    static final String PIN = """
            with changed as (
              update ai_episodic_memory m set pinned_at = $3
              where m.user_id = $1 and m.id = $2 and m.pinned_at is null
              returning m.id
            )
            """ + NOTE.formatted("pinned");

    static final String UNPIN = """
            with changed as (
              update ai_episodic_memory m set pinned_at = null
              where m.user_id = $1 and m.id = $2 and m.pinned_at is not null
              returning m.id
            )
            """ + NOTE.formatted("unpinned");

    /**
     * Makes way for a memory that is to hold again: what was made to take its place, and whatever else holds with its subject or its
     * words, never was so. What was known by itself when the memory was corrected into it stays.
     */
    static final String MAKE_WAY = """
            with back as (
              select id, subject, memory_type, normalised_text, superseded_by, superseded_at from ai_episodic_memory
              where user_id = $1 and id = $2
            ), changed as (
              update ai_episodic_memory m
              set superseded_at = $3, superseded_by = back.id, superseded_reason = $6, never_true = true
              from back
              where m.user_id = $1 and m.id <> back.id and m.superseded_at is null and m.valid_to is null
                and (m.subject = back.subject or m.id = back.superseded_by and m.learned_at = back.superseded_at
                  or m.memory_type = back.memory_type and m.normalised_text = back.normalised_text)
              returning m.id
            )
            """ + NOTE.formatted("superseded");

    static final String RESTORE = """
            with changed as (
              update ai_episodic_memory
              set superseded_at = null, superseded_by = null, superseded_reason = null, valid_to = null, never_true = false
              where user_id = $1 and id = $2
              returning id
            )
            """ + NOTE.formatted("restored");

    private AmendmentStatements() {}
}
