-- At which hours a user takes calls: from patterns.refreshed, each event in place of the one before.
create table best_call_times (
    user_id      uuid        primary key,
    version      bigint      not null,
    times        text[]      not null, -- 18:00 and so on, on the user's wall clock, best first
    refreshed_at timestamptz not null
);

alter table scheduled_calls
    add column time_from text not null default 'request' check (time_from in ('request', 'patterns', 'default')),
    add column agreed_in uuid; -- the call in which its user asked for it

-- What a call agreed on and the schedule doesn't have yet.
create index phone_calls_agreed on phone_calls (follow_up_at) where follow_up_at is not null and not follow_up_scheduled;

-- Agreed comes before scheduled.
alter table phone_calls
    drop constraint phone_calls_check,
    add constraint phone_calls_follow_up check (
        (follow_up_at is null) = (follow_up_type is null) and (follow_up_at is not null or not follow_up_scheduled)) not valid;
alter table phone_calls validate constraint phone_calls_follow_up;
