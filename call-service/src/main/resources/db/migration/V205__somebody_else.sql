-- Somebody else picked up, and whom we called never came to the phone: to the network such a call is completed.
alter table phone_calls
    add column somebody_else boolean not null default false,
    add column call_again_at timestamptz, -- when they said that we should
    add constraint phone_calls_call_again check (somebody_else or call_again_at is null) not valid;
alter table phone_calls validate constraint phone_calls_call_again;

alter table scheduled_call_attempts
    drop constraint scheduled_call_attempts_outcome_check,
    add constraint scheduled_call_attempts_outcome check (outcome in (
        'completed', 'somebody_else', 'voicemail', 'no_answer', 'busy', 'failed', 'canceled', -- of a call that was dialled
        'held', 'refused', 'call_under_way', 'provider_busy', 'not_reachable', 'late')) not valid; -- nobody was dialled
alter table scheduled_call_attempts validate constraint scheduled_call_attempts_outcome;
