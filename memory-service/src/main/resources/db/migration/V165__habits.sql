-- Which days somebody kept which habit on, as their host tells: what they amount to is worth a memory.
create table habit_days (
    behavior_id uuid primary key, -- the host may take it back
    user_id     uuid not null,
    habit       text not null,
    day         date not null -- in the user's zone
);

create index habit_days_habit on habit_days (user_id, habit, day);
create index habit_days_day on habit_days (day); -- retention

-- What was made of them: each only once, and no longer once a day that it rests on was not so.
create table habit_memories (
    user_id     uuid    not null,
    habit       text    not null,
    kind        text    not null check (kind in ('first', 'run', 'total')),
    days        integer not null check (days > 0),
    first_day   date    not null,
    last_day    date    not null,
    behavior_id uuid    not null, -- source_id of the memory
    primary key (user_id, habit, kind, days, last_day),
    check (last_day >= first_day)
);

create index habit_memories_last_day on habit_memories (last_day); -- retention
