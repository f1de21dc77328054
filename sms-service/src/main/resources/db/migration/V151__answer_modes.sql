-- Who answers somebody's texts. No row: the coach does, by itself.
create table answer_modes (
    user_id    uuid        primary key,
    mode       text        not null check (mode in ('autopilot', 'draft', 'takeover')),
    changed_at timestamptz not null,
    changed_by text        not null
);

-- What the coach would answer, where a human wants to see it first.
create table answer_drafts (
    id              uuid        primary key, -- also of the text that it becomes
    user_id         uuid        not null,
    phone           text        not null,
    conversation_id uuid        not null,
    message_ids     uuid[]      not null check (cardinality(message_ids) > 0), -- what it answers, the oldest first
    asked_at        timestamptz not null, -- when the last of them came
    body            text        not null,
    written_by      text        not null,
    -- withdrawn: they wrote on, or something was said that goes before it
    state           text        not null default 'waiting' check (state in ('waiting', 'approved', 'rejected', 'withdrawn')),
    created_at      timestamptz not null,
    decided_at      timestamptz,
    decided_by      text,
    check ((decided_at is null) = (decided_by is null)),
    check ((decided_at is not null) = (state in ('approved', 'rejected')))
);

create index answer_drafts_waiting on answer_drafts (created_at, id) where state = 'waiting';
create index answer_drafts_user on answer_drafts (user_id);

create index awaited_answers_since on awaited_answers (since, user_id);
