-- The newer word on a matter holds; the older one stays readable, with what took its place. In a table of its own: the one of what
-- holds keeps its key, which replicas of 0.1.0 that still run name when they write.
create table superseded_preferences (
    id                  uuid             primary key,
    user_id             uuid             not null,
    preference_category text             not null,
    preference_key      text             not null,
    preference_value    jsonb            not null,
    confidence          numeric          not null,
    evidence_count      integer          not null,
    supporting          double precision not null,
    opposing            double precision not null,
    learned_from        text[]           not null,
    last_confirmed_at   timestamptz      not null,
    created_at          timestamptz      not null,
    superseded_at       timestamptz      not null,
    superseded_by       uuid             not null, -- the preference that holds instead
    superseded_reason   text             not null
);

create index superseded_preferences_user on superseded_preferences (user_id);

-- What only one thing can be true of at a time, such as whom the user lives with.
create index ai_episodic_memory_subject on ai_episodic_memory (user_id, subject)
    where subject is not null and superseded_at is null and valid_to is null;
