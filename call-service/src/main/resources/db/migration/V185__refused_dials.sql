-- Carriers that would not dial a call, which was then given to another one. The last one asked stands in the call itself.
create table refused_dials (
    call_id    uuid        not null references phone_calls (id) on delete cascade,
    carrier    text        not null check (carrier in ('twilio', 'vonage', 'plivo')),
    outcome    text        not null check (outcome in ('rejected', 'busy', 'account_refused')),
    reason     text        not null, -- a status or code, no number
    refused_at timestamptz not null default now(),
    primary key (call_id, carrier)
);
