-- What users do arrives: by the host application's events, by REST, by calls and texts.
alter table behavior_events add column told_by text not null default 'host' check (told_by in ('host', 'call', 'text'));
create index behavior_events_user_received on behavior_events (user_id, received_at desc);

-- The days that a streak is made of: what it is computed from again when a day is told late, or turns out to be free.
create table streak_days (
    user_id  uuid        not null,
    kind     text        not null check (kind in (
        'habit_completed', 'food_logged', 'lesson_done', 'weight_logged', 'check_in', 'app_opened')),
    subject  text        not null default '',
    day      date        not null,
    first_at timestamptz not null, -- the earliest of the day's behaviours
    zones    text[]      not null check (cardinality(zones) > 0), -- in which they were done
    primary key (user_id, kind, subject, day)
);

-- Streaks that are there already had a day each day, as far as is known.
insert into streak_days (user_id, kind, subject, day, first_at, zones)
select s.user_id, s.kind, s.subject, d::date, d, array['UTC']
from streaks s, generate_series(s.last_day - (s.length_days - 1), s.last_day, interval '1 day') d
where s.length_days > 0;

alter table streaks
    add column last_zones text[] not null default '{UTC}', -- of the last day
    -- How many free times that began by its last day it was computed with: where there are more now, it is computed again before it
    -- is used.
    add column free_known integer not null default 0;

-- When we could not be told of anything. Days that were touched by it cost no streak.
create table outages (
    id       uuid        primary key,
    began_at timestamptz not null,
    ended_at timestamptz not null,
    noted_at timestamptz not null default now(),
    constraint outages_end_after_they_begin check (ended_at > began_at)
);
create index outages_ended on outages (ended_at);

-- The last sign of life of any replica: a gap is an outage.
create table heartbeat (
    one     boolean     primary key default true check (one),
    beat_at timestamptz not null
);
