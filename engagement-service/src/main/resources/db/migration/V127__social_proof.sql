-- What is said of others is counted, and what was counted is written beside it.
alter table social_proof_triggers
    add column about_kind  text check (about_kind in ('habit_completed', 'food_logged', 'lesson_done', 'check_in')),
    add column counted     integer check (counted >= 0),  -- the people or places that the message speaks of
    add column window_from timestamptz,                   -- what was counted: from when
    add column window_to   timestamptz,                   -- to when
    add column query       text,                          -- and how
    add column settled_at  timestamptz;                   -- from then on nothing changes its outcome
create index social_proof_triggers_unsettled on social_proof_triggers (created_at) where settled_at is null;

-- Who did something on a day, without reading all days of all users.
create index user_outcome_metrics_day on user_outcome_metrics (day, metric);

-- How many did it on a day, by their own calendars, counted by the hour: whoever asks reads a few rows. Nobody is in it.
create table people_of_day (
    day        date        not null,
    kind       text        not null check (kind in ('habit_completed', 'food_logged', 'lesson_done', 'check_in')),
    people     integer     not null check (people > 0),
    counted_at timestamptz not null,
    primary key (day, kind)
);

-- Groups of 30 that last a week, for whoever did something in it and does not do without; brought up to date by the hour.
create table week_standings (
    week    date     not null, -- its Monday
    user_id uuid     not null,
    league  integer  not null check (league >= 0),
    points  integer  not null check (points >= 0),
    place   integer  not null check (place > 0),
    primary key (week, user_id)
);
create index week_standings_league on week_standings (week, league);
create index week_standings_user on week_standings (user_id);

-- How many have so many points: what a percentile is read from.
create table week_histogram (
    week   date    not null,
    points integer not null check (points >= 0),
    users  integer not null check (users >= 0),
    primary key (week, points)
);

-- Challenges with places that really run out and an end that nobody can move.
create table challenges (
    id         uuid        primary key,
    name       text        not null unique,
    kind       text        not null check (kind in ('habit_completed', 'food_logged', 'lesson_done', 'check_in')),
    goal_days  integer     not null check (goal_days > 0),
    places     integer     not null check (places > 0),
    taken      integer     not null default 0 check (taken between 0 and places),
    starts_at  timestamptz not null,
    expires_at timestamptz not null check (expires_at > starts_at)
);
create function challenges_keep_their_word() returns trigger language plpgsql as $$
begin
    if (new.expires_at, new.places, new.goal_days, new.kind) is distinct from (old.expires_at, old.places, old.goal_days, old.kind)
    then
        raise exception 'the end and the places of a challenge are not moved';
    end if;
    return new;
end $$;
create trigger challenges_keep_their_word before update on challenges for each row execute function challenges_keep_their_word();

create table challenge_places (
    challenge_id uuid        not null references challenges,
    user_id      uuid        not null,
    joined_at    timestamptz not null,
    primary key (challenge_id, user_id)
);
create index challenge_places_user on challenge_places (user_id);
