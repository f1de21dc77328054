-- The newer word on a matter holds; the older one stays readable, with what took its place.
alter table learned_user_preferences
    add column superseded_at timestamptz,
    add column superseded_by uuid, -- the preference that holds instead
    add column superseded_reason text,
    add check ((superseded_at is null) = (superseded_reason is null));
alter table learned_user_preferences drop constraint learned_preferences_unique;
create unique index learned_preferences_current on learned_user_preferences (user_id, preference_category, preference_key)
    where superseded_at is null;

-- What only one thing can be true of at a time, such as whom the user lives with.
create index ai_episodic_memory_subject on ai_episodic_memory (user_id, subject)
    where subject is not null and superseded_at is null and valid_to is null;
