-- Crises that this service heard, as humans deal with them. Ids, never words.
create table care_alerts (
    id              uuid        primary key, -- the crisis'
    user_id         uuid,                    -- null: no profile has the number
    number_digest   text,                    -- null: the number was withheld
    kind            text        not null
        check (kind in ('medical', 'self_harm', 'child_in_danger', 'harm_to_others', 'threatened')),
    channel         text        not null check (channel in ('call', 'sms')),
    source_id       uuid        not null,    -- the call or text
    raised_at       timestamptz not null,
    withdrawn_at    timestamptz,             -- a false alarm

    -- What became of the fixed answer. On a call it is spoken, and 'sent'.
    answer          text        not null check (answer in ('pending', 'sent', 'delivered', 'failed')),
    answer_id       uuid,                    -- the text that carries it

    state           text        not null default 'open' check (state in ('open', 'acknowledged', 'closed')),
    acknowledged_by text,
    acknowledged_at timestamptz,
    closed_by       text,                    -- null: closed by the withdrawal
    closed_at       timestamptz,
    note            text,

    check ((acknowledged_by is null) = (acknowledged_at is null)),
    check ((state = 'closed') = (closed_at is not null))
);

create index care_alerts_state on care_alerts (state, raised_at, id);
create index care_alerts_source on care_alerts (source_id);
create index care_alerts_answer on care_alerts (answer_id) where answer_id is not null;
create index care_alerts_user on care_alerts (user_id) where user_id is not null;

-- What the on-call of the host application is to be told of them.
create table care_notices (
    id           uuid        primary key,
    alert_id     uuid        not null references care_alerts (id) on delete cascade,
    kind         text        not null check (kind in ('raised', 'answer_failed', 'withdrawn')),
    created_at   timestamptz not null,
    due_at       timestamptz not null, -- while it is being delivered: when others may take it over
    attempts     integer     not null default 0 check (attempts >= 0),
    delivered_at timestamptz,
    given_up_at  timestamptz,
    last_failure text                  -- for whoever looks why nobody came
);

create index care_notices_due on care_notices (due_at) where delivered_at is null and given_up_at is null;
create index care_notices_alert on care_notices (alert_id);
