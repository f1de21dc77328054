-- Every change has an author and an order: what was held true at any instant is told from the changes alone.
alter table memory_history
    drop constraint memory_history_change_check,
    add constraint memory_history_change_check check (change in ('created', 'reinforced', 'referenced', 'superseded', 'restored',
        'corrected', 'confirmed', 'denied', 'pinned', 'unpinned')),
    add column seq bigint generated always as identity,
    add column changed_by text not null default 'conversation'
        check (changed_by in ('conversation', 'user', 'operator', 'service')),
    add column changed_by_id text, -- the subject of the token
    add column valid_to timestamptz; -- of a supersession: true in the world up to here

create index memory_history_seq on memory_history (user_id, seq);
-- A coach that brings a memory up thrice in a call used it once.
create unique index memory_history_reference on memory_history (memory_id, source_id) where change = 'referenced';

alter table ai_episodic_memory
    add column never_true boolean not null default false, -- denied or corrected: not even back then
    add column pinned_at timestamptz; -- doesn't fade and doesn't expire

-- The older word was true until the newer one was told. It had no end so far: which instant it was true at could not be told.
update ai_episodic_memory m
set valid_to = greatest(m.valid_from, newer.valid_from)
from ai_episodic_memory newer
where newer.id = m.superseded_by and m.valid_to is null;

update memory_history h
set valid_to = m.valid_to
from ai_episodic_memory m
where m.id = h.memory_id and h.change = 'superseded';

-- What was held of a preference after each change, whole. The last row of a key says what holds.
create table preference_history (
    id                  uuid             primary key,
    seq                 bigint           generated always as identity,
    user_id             uuid             not null,
    preference_category text             not null,
    preference_key      text             not null,
    change              text             not null check (change in ('learned', 'reinforced', 'contradicted', 'superseded', 'restored',
        'corrected', 'confirmed', 'denied')),
    holds               boolean          not null,
    preference_value    jsonb            not null,
    confidence          numeric          not null,
    evidence_count      integer          not null,
    supporting          double precision not null,
    opposing            double precision not null,
    learned_from        text[]           not null,
    last_confirmed_at   timestamptz      not null,
    occurred_at         timestamptz      not null, -- of the evidence
    recorded_at         timestamptz      not null,
    changed_by          text             not null check (changed_by in ('conversation', 'user', 'operator', 'service')),
    changed_by_id       text,
    source_type         text             check (source_type in ('conversation', 'phone_call', 'sms', 'food_log', 'behavior')),
    source_id           uuid,
    reason              text
);

create index preference_history_key on preference_history (user_id, preference_category, preference_key, seq);

insert into preference_history
    (id, user_id, preference_category, preference_key, change, holds, preference_value, confidence, evidence_count, supporting,
     opposing, learned_from, last_confirmed_at, occurred_at, recorded_at, changed_by, reason)
select gen_random_uuid(), user_id, preference_category, preference_key, change, holds, preference_value, confidence, evidence_count,
    supporting, opposing, learned_from, last_confirmed_at, occurred_at, recorded_at, 'conversation', reason
from (
    select *, 'learned' as change, true as holds, last_confirmed_at as occurred_at, created_at as recorded_at,
        null as reason, null::uuid as superseded_by from learned_user_preferences
    union all
    select id, user_id, preference_category, preference_key, preference_value, confidence, evidence_count, supporting, opposing,
        learned_from, last_confirmed_at, created_at, 'learned', true, last_confirmed_at, created_at, null, null
        from superseded_preferences
    union all
    select id, user_id, preference_category, preference_key, preference_value, confidence, evidence_count, supporting, opposing,
        learned_from, last_confirmed_at, created_at, 'superseded', false, superseded_at, superseded_at, superseded_reason, null
        from superseded_preferences
) told
order by recorded_at, holds desc;

drop table superseded_preferences;

-- What was denied is asked for with whatever is noticed.
create index ai_episodic_memory_denied on ai_episodic_memory (user_id, memory_type) where never_true;
