-- Calls that come again and again. Each has one occurrence ahead of it in scheduled_calls; when that one is settled, the next
-- one is written.
create table call_series (
    id         uuid        primary key,
    user_id    uuid        not null,
    rule       text        not null, -- RFC 5545, for example FREQ=WEEKLY;BYDAY=MO
    starts_at  timestamp   not null, -- on the wall clock of the zone
    timezone   text        not null, -- IANA
    ended_at   timestamptz,          -- canceled, or out of occurrences; null while it goes on
    created_at timestamptz not null
);

create index call_series_user on call_series (user_id);

drop index scheduled_calls_due;

alter table scheduled_calls
    add column state           text not null default 'waiting' check (state in (
        'waiting', 'calling', 'done', 'skipped', 'missed', 'canceled')),
    add column reason          text,        -- why it waits longer, was skipped or missed; null where nothing is to be said
    add column due_at          timestamptz, -- when it is tried next, or was tried last
    add column window_ends_at  timestamptz, -- nobody is called for it after that
    add column claimed_until   timestamptz, -- a replica is at it until then, at the most
    add column attempts        integer not null default 0 check (attempts >= 0), -- that have ended
    add column settled_at      timestamptz, -- since when nothing more comes of it
    add column series_id       uuid references call_series (id) on delete cascade,
    add column occurs_at       timestamp,   -- which occurrence of its series, on the wall clock, whatever it was moved to
    add column requested_by    text,        -- subject of the token that asked for it
    add column idempotency_key text,
    add column request_digest  text,        -- SHA-256 of what was asked, in hexadecimal
    add column canceled_by     text;        -- subject of the token

update scheduled_calls
set due_at = scheduled_for, window_ends_at = scheduled_for + interval '2 hours',
    state = case when completed then 'done' else 'waiting' end,
    settled_at = case when completed then scheduled_for end;

alter table scheduled_calls
    alter column due_at set not null,
    alter column window_ends_at set not null,
    add check (scheduled_for <= window_ends_at),
    add check ((series_id is null) = (occurs_at is null)),
    add check (completed = (state = 'done')),
    add check ((settled_at is null) = (state in ('waiting', 'calling'))),
    add check ((canceled_by is null) = (state <> 'canceled'));

create index scheduled_calls_due on scheduled_calls (due_at) where state = 'waiting'; -- the claim
create index scheduled_calls_calling on scheduled_calls (phone_call_id) where state = 'calling'; -- what has come of a call
create index scheduled_calls_time on scheduled_calls (scheduled_for, id); -- everybody's, a page
create unique index scheduled_calls_occurrence on scheduled_calls (series_id, occurs_at);
create unique index scheduled_calls_request on scheduled_calls (requested_by, idempotency_key);

-- What came of each time that a scheduled call was due.
create table scheduled_call_attempts (
    scheduled_call_id uuid        not null references scheduled_calls (id) on delete cascade,
    seq               integer     not null check (seq >= 0),
    at                timestamptz not null,
    outcome           text        not null check (outcome in (
        'completed', 'voicemail', 'no_answer', 'busy', 'failed', 'canceled', -- of a call that was dialled
        'held', 'refused', 'call_under_way', 'provider_busy', 'not_reachable', 'late')), -- nobody was dialled
    reason            text,        -- the contact policy's, where it held or refused
    call_id           uuid        references phone_calls (id) on delete set null,
    again_at          timestamptz, -- when it was to be tried again; null: not any more
    primary key (scheduled_call_id, seq)
);

create index scheduled_call_attempts_call on scheduled_call_attempts (call_id);
