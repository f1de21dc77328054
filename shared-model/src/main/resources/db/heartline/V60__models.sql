-- What language models were asked, and what came of it: figures, never words.
create table model_performance_logs (
    id               uuid          primary key default gen_random_uuid(),
    at               timestamptz   not null,
    task             text          not null check (task in ('coach', 'reading', 'memories', 'texts')),
    provider         text          not null check (provider in ('openai', 'anthropic', 'ollama')),
    model            text          not null,
    prompt           text          not null, -- its version
    user_id          uuid,                   -- null: nobody's
    subject_id       uuid,                   -- the call or text of the user's
    outcome          text          not null check (outcome in (
        'used', 'late', 'cut', 'garbage', 'refused', 'empty', 'overlong', 'too_many_requests', 'rejected',
        'server_error', 'unreachable', 'invalid', 'abandoned', 'over_budget', 'resting')),
    first_words_ms   integer       check (first_words_ms >= 0), -- null: in one piece, or never
    whole_ms         integer       not null check (whole_ms >= 0),
    tokens_in        integer       not null check (tokens_in >= 0),
    tokens_out       integer       not null check (tokens_out >= 0),
    tokens_estimated boolean       not null, -- by characters, because the answer broke off
    cost_micros      numeric(20, 6) not null check (cost_micros >= 0), -- exact, in millionths of the currency's unit
    cost_currency    text          not null check (cost_currency ~ '^[A-Z]{3}$') -- ISO 4217
);

create index model_performance_logs_at on model_performance_logs (at);
create index model_performance_logs_user on model_performance_logs (user_id) where user_id is not null;

-- By day in UTC; of everybody where there is no user.
create table model_spending (
    day     date           not null,
    user_id uuid,
    micros  numeric(20, 6) not null check (micros >= 0),
    unique nulls not distinct (day, user_id)
);

create index model_spending_user on model_spending (user_id) where user_id is not null;

-- What was answered once is not paid for again.
create table model_answers (
    digest     bytea       primary key, -- SHA-256 of user, model, version of the prompt, and question
    user_id    uuid        not null,
    subject_id uuid,
    model      text        not null,
    prompt     text        not null,
    answer     text        not null,
    created_at timestamptz not null
);

create index model_answers_user on model_answers (user_id);
create index model_answers_created_at on model_answers (created_at);
