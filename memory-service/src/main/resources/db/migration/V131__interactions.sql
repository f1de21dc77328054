-- What happened between a user and us, without any words: what patterns are told from.
create table interactions (
    id               uuid        primary key, -- of the call, text, reward or behaviour
    user_id          uuid        not null,
    kind             text        not null check (kind in ('call_taken', 'call_missed', 'call_made', 'text', 'reward', 'action', 'lesson')),
    happened_at      timestamptz not null,
    message_type     text, -- what we came with: a call's purpose, or what set a reward off
    duration_seconds integer     check (duration_seconds >= 0),
    subject          text, -- of a lesson
    analysed         boolean     not null default false
);

create index interactions_user on interactions (user_id, happened_at);
create index interactions_new on interactions (user_id) where not analysed;

alter table user_interaction_patterns
    add column version bigint not null default 1,
    add column timezone text not null default 'UTC';
