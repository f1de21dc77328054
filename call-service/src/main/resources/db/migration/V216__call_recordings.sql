-- What callers were asked about being recorded, and what they said to it: a row for each call on which that was asked.
create table recording_consents (
    call_id      uuid        primary key references phone_calls (id) on delete cascade,
    user_id      uuid        not null,
    wording      text        not null, -- the version of the question that they heard
    region       text        not null, -- the country whose rule it was, ISO 3166-1
    asked_at     timestamptz not null,
    answer       text        check (answer in ('yes', 'no', 'unclear', 'silence')), -- null: the line went before any
    answered_at  timestamptz,
    withdrawn_at timestamptz,          -- they wanted it to end
    check ((answer is null) = (answered_at is null)),
    check (withdrawn_at is null or answer = 'yes')
);

-- For erasures and exports.
create index recording_consents_user on recording_consents (user_id);

-- Recordings at the carrier. A row outlives its call until the carrier has deleted what it points at.
create table call_recordings (
    id            uuid        primary key, -- repeated by the carrier with what it tells
    call_id       uuid        unique references phone_calls (id) on delete set null, -- null: the call is forgotten
    carrier       text        not null,
    call_sid      text        not null,
    recording_sid text,                    -- null until the carrier has told it
    state         text        not null check (state in ('wanted', 'goes_on', 'stored', 'none', 'deleted')),
    unwanted_since timestamptz,            -- it is to be deleted at the carrier; null: it is not
    due_at        timestamptz,             -- when somebody has to see to it; null: no more
    tries         integer     not null default 0,
    created_at    timestamptz not null
);

create index call_recordings_due on call_recordings (due_at) where due_at is not null;
create index call_recordings_unwanted on call_recordings (unwanted_since) where unwanted_since is not null;
create index call_recordings_forgotten on call_recordings (id) where call_id is null;
