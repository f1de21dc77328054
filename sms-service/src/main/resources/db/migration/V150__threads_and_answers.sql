-- What the coach should have at hand, as context.refreshed told it last.
create table user_context (
    user_id      uuid        primary key,
    version      bigint      not null,
    refreshed_at timestamptz not null,
    snapshot     jsonb       not null
);

alter table sms_messages
    add column answered_by_id uuid references sms_messages (id) on delete set null, -- of an inbound text: our answer to it
    add column written_by     text; -- of an outbound text: the engine that found its words, or the human; null for templates

create index sms_messages_answered_by on sms_messages (answered_by_id) where answered_by_id is not null;

-- Who waits for an answer: at most one row a user, however many texts they sent. A text of theirs puts it off a little, so that
-- what is written in several texts is answered once.
create table awaited_answers (
    user_id         uuid        primary key,
    phone           text        not null, -- where they wrote from, and the answer goes
    conversation_id uuid        not null,
    since           timestamptz not null, -- the first text that nobody has answered
    due_at          timestamptz not null,
    claimed_at      timestamptz,          -- somebody finds the words; after the lease another may
    attempts        integer     not null default 0 check (attempts >= 0)
);

create index awaited_answers_due on awaited_answers (due_at);
