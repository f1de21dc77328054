-- What operators do to calls that go on: who, what, and why.
create table operator_actions (
    id           uuid        primary key,
    call_id      uuid        not null references phone_calls (id) on delete cascade,
    action       text        not null check (action in ('end', 'whisper', 'transfer')),
    asked_by     text        not null, -- subject of the token
    reason       text        not null,
    instruction  text,        -- what was whispered to the coach
    transferred_to text,     -- E.164
    asked_at     timestamptz not null,
    outcome      text        check (outcome in ('done', 'failed')), -- null: under way, or its process died over it
    check ((action = 'whisper') = (instruction is not null)),
    check ((action = 'transfer') = (transferred_to is not null))
);

create index operator_actions_call on operator_actions (call_id, id);

-- Instructions of operators, in order; the coach of the live conversation hears of them with its next write.
alter table active_calls add column whispers text[] not null default '{}';
