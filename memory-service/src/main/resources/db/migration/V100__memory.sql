-- What matters to the users. Vectors have as many dimensions as the embedding model of this installation; the model's
-- name stands beside each, since vectors of different models can't be compared. They are searched exactly, within one
-- user at a time, so no approximate index is kept.

-- Every turn of every conversation, as it was said.
create table conversation_turns (
    id              uuid        primary key,
    user_id         uuid        not null,
    source_type     text        not null check (source_type in ('conversation', 'phone_call', 'sms', 'food_log', 'behavior')),
    source_id       uuid        not null, -- the call or the text
    conversation_id uuid        not null, -- the call or the thread of texts
    seq             integer     not null check (seq >= 0),
    speaker         text        not null check (speaker in ('coach', 'user')),
    text            text        not null,
    said_at         timestamptz not null,
    substantial     boolean     not null, -- worth a vector of its own
    search          tsvector    generated always as (to_tsvector('english', text)) stored,
    embedding       vector(${embedding-dimensions}),
    embedding_model text,
    ingested_at     timestamptz not null default clock_timestamp(),
    unique (user_id, source_id, seq),
    check ((embedding is null) = (embedding_model is null))
);

create index conversation_turns_said_at on conversation_turns (user_id, said_at);
create index conversation_turns_search on conversation_turns using gin (search);
create index conversation_turns_unindexed on conversation_turns (ingested_at) where substantial and embedding is null;

-- Moments worth remembering. What is true now has no valid_to and is superseded by nothing; everything else is history.
create table ai_episodic_memory (
    id                 uuid             primary key,
    user_id            uuid             not null,
    memory_type        text             not null check (memory_type in ('victory', 'struggle', 'insight', 'preference', 'relationship', 'context')),
    memory_description text             not null check (memory_description <> ''),
    normalised_text    text             not null, -- by which the same words are recognised
    subject            text, -- what it is about, where that is known: contradictions are sought within it
    original_timestamp timestamptz      not null, -- when the moment happened
    source_type        text             not null check (source_type in ('conversation', 'phone_call', 'sms', 'food_log', 'behavior')),
    source_id          uuid             not null,
    strength           numeric          not null default 1.0 check (strength between 0 and 1), -- at the last change
    stability          double precision not null check (stability > 0), -- days until strength has fallen to 0.9
    difficulty         double precision not null check (difficulty between 1 and 10),
    last_reinforced_at timestamptz      not null,
    times_referenced   integer          not null default 0 check (times_referenced >= 0),
    emotional_valence  numeric          check (emotional_valence between -1 and 1),
    confidence         numeric          not null check (confidence between 0 and 1),
    embedding          vector(${embedding-dimensions}),
    embedding_model    text,
    tags               text[]           not null default '{}',
    expires_at         timestamptz,
    valid_from         timestamptz      not null, -- true in the world from here
    valid_to           timestamptz, -- to here
    learned_at         timestamptz      not null, -- believed by us from here
    superseded_at      timestamptz, -- to here
    superseded_by      uuid             references ai_episodic_memory (id),
    superseded_reason  text,
    created_at         timestamptz      not null default now(),
    check (valid_to >= valid_from),
    check ((embedding is null) = (embedding_model is null)),
    check (superseded_by <> id),
    check ((superseded_at is null) = (superseded_reason is null)),
    check (superseded_by is null or superseded_at is not null)
);

create index ai_episodic_memory_user on ai_episodic_memory (user_id, id);
create index ai_episodic_memory_user_type on ai_episodic_memory (user_id, memory_type, id);
create index ai_episodic_memory_tags on ai_episodic_memory using gin (tags);
create index ai_episodic_memory_superseded_by on ai_episodic_memory (superseded_by) where superseded_by is not null;
-- The same words are never remembered twice.
create unique index ai_episodic_memory_said_once on ai_episodic_memory (user_id, memory_type, md5(normalised_text))
    where superseded_at is null and valid_to is null;

-- Which turns a memory was taken from.
create table memory_turns (
    memory_id uuid not null references ai_episodic_memory (id) on delete cascade,
    turn_id   uuid not null references conversation_turns (id) on delete cascade,
    primary key (memory_id, turn_id)
);

create index memory_turns_turn on memory_turns (turn_id);

-- Everything that ever happened to a memory.
create table memory_history (
    id               uuid             primary key,
    memory_id        uuid             not null references ai_episodic_memory (id) on delete cascade,
    user_id          uuid             not null,
    change           text             not null check (change in ('created', 'reinforced', 'superseded', 'restored')),
    occurred_at      timestamptz      not null, -- of the evidence
    recorded_at      timestamptz      not null,
    source_type      text             check (source_type in ('conversation', 'phone_call', 'sms', 'food_log', 'behavior')),
    source_id        uuid,
    stability_before double precision,
    stability_after  double precision,
    reason           text
);

create index memory_history_memory on memory_history (memory_id, recorded_at);
create index memory_history_user on memory_history (user_id);
-- One source is one piece of evidence, however often it is read.
create unique index memory_history_evidence on memory_history (memory_id, source_id) where change in ('created', 'reinforced');

-- How the user likes things.
create table learned_user_preferences (
    id                  uuid             primary key,
    user_id             uuid             not null,
    preference_category text             not null check (preference_category in ('communication_style', 'coaching_tone', 'meal_types', 'exercise', 'timing')),
    preference_key      text             not null check (preference_key ~ '^[a-z0-9][a-z0-9_]{0,63}$'),
    preference_value    jsonb            not null,
    confidence          numeric          not null check (confidence between 0 and 1),
    evidence_count      integer          not null check (evidence_count > 0),
    supporting          double precision not null check (supporting >= 0), -- weight of the evidence for the value
    opposing            double precision not null check (opposing >= 0), -- and against it
    learned_from        text[]           not null check (learned_from <> '{}' and learned_from <@ array['conversation', 'behavior_pattern', 'explicit_statement', 'user_correction']),
    last_confirmed_at   timestamptz      not null,
    created_at          timestamptz      not null default now(),
    constraint learned_preferences_unique unique (user_id, preference_category, preference_key)
);

-- What one conversation came to: what the summaries are made of. Its row is also the note that the source was taken in.
create table conversation_digests (
    id               uuid        primary key,
    user_id          uuid        not null,
    source_type      text        not null check (source_type in ('conversation', 'phone_call', 'sms', 'food_log', 'behavior')),
    source_id        uuid        not null,
    content_hash     text        not null, -- SHA-256 of what was said
    began_at         timestamptz not null,
    ended_at         timestamptz not null,
    day              date        not null, -- in the user's zone
    zone             text        not null,
    engine           text        not null,
    summary          text,
    key_topics       text[]      not null,
    insights         text[]      not null,
    progress         text[]      not null,
    challenges       text[]      not null,
    commitments      text[]      not null,
    sentiment        text        check (sentiment in ('positive', 'negative', 'mixed', 'neutral')),
    motivation_level integer     check (motivation_level between 1 and 10),
    ingested_at      timestamptz not null default now(),
    unique (user_id, source_id),
    check (ended_at >= began_at)
);

create index conversation_digests_day on conversation_digests (user_id, day);
create index conversation_digests_ended_at on conversation_digests (user_id, ended_at);

create table conversation_summaries (
    id                    uuid        primary key,
    user_id               uuid        not null,
    summary_period        text        not null check (summary_period in ('daily', 'weekly', 'monthly')),
    start_date            date        not null,
    end_date              date        not null,
    key_topics            text[]      not null default '{}',
    main_insights         text,
    user_progress         text,
    challenges_discussed  text[]      not null default '{}',
    commitments_made      text[]      not null default '{}',
    overall_sentiment     text        check (overall_sentiment in ('positive', 'negative', 'mixed', 'neutral')),
    user_motivation_level integer     check (user_motivation_level between 1 and 10),
    ai_summary            text,
    embedding             vector(${embedding-dimensions}),
    embedding_model       text,
    created_at            timestamptz not null default now(),
    updated_at            timestamptz not null default clock_timestamp(),
    unique (user_id, summary_period, start_date),
    check (end_date >= start_date),
    check ((embedding is null) = (embedding_model is null))
);

create index conversation_summaries_unindexed on conversation_summaries (updated_at)
    where ai_summary is not null and embedding is null;

create table user_interaction_patterns (
    id                              uuid        primary key,
    user_id                         uuid        not null,
    most_active_hours               integer[]   not null default '{}'
        check (0 <= all (most_active_hours) and 23 >= all (most_active_hours)),
    most_active_days                text[]      not null default '{}'
        check (most_active_days <@ array['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
    average_response_time_minutes   integer     check (average_response_time_minutes >= 0),
    preferred_communication_channel text        check (preferred_communication_channel in ('sms', 'call', 'in_app', 'push')),
    most_engaging_message_types     text[]      not null default '{}',
    least_engaging_message_types    text[]      not null default '{}',
    average_call_duration_seconds   integer     check (average_call_duration_seconds >= 0),
    prefers_scheduled_calls         boolean,
    best_call_times                 time[]      not null default '{}',
    concept_mastery_speed           text        check (concept_mastery_speed in ('fast', 'medium', 'slow')),
    needs_repetition_count          integer     check (needs_repetition_count >= 0),
    last_analyzed_at                timestamptz,
    confidence_score                numeric     check (confidence_score between 0 and 1),
    created_at                      timestamptz not null default now(),
    constraint user_interaction_patterns_unique unique (user_id)
);

-- What the coach should have at hand, as it was last published.
create table context_snapshots (
    user_id      uuid        primary key,
    version      bigint      not null check (version > 0),
    refreshed_at timestamptz not null,
    context      jsonb       not null
);

-- Documents that ground the coach, the same for all users.
create table ai_knowledge_sources (
    id           uuid        primary key,
    title        text        not null,
    uri          text,
    media_type   text        not null,
    language     text, -- BCP 47
    content_hash text        not null unique,
    created_at   timestamptz not null default now()
);

create table ai_knowledge_passages (
    id              uuid    primary key,
    source_id       uuid    not null references ai_knowledge_sources (id) on delete cascade,
    seq             integer not null check (seq >= 0),
    text            text    not null,
    search          tsvector generated always as (to_tsvector('english', text)) stored,
    embedding       vector(${embedding-dimensions}),
    embedding_model text,
    unique (source_id, seq),
    check ((embedding is null) = (embedding_model is null))
);

create index ai_knowledge_passages_search on ai_knowledge_passages using gin (search);
