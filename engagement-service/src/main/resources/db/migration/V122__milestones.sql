-- Rungs of ladders: one row for each that was reached, and for the next of each ladder.
alter table progress_milestones
    add column subject text not null default '', -- the habit, for streaks of habits; else empty
    add column link_series integer not null default 0, -- links of an earlier one were taken back
    add column updated_at timestamptz not null default now();

create index progress_milestones_user on progress_milestones (user_id, updated_at desc, id desc);

-- How a ladder was climbed: what the chart is drawn from.
create table milestone_progress (
    user_id        uuid    not null,
    milestone_type text    not null check (milestone_type in (
        'weight_goal', 'streak', 'days_logged', 'lessons_completed', 'habits_formed')),
    subject        text    not null default '',
    day            date    not null,
    value          numeric not null,
    primary key (user_id, milestone_type, subject, day)
);

create table weight_goals (
    user_id   uuid        primary key,
    start_kg  numeric     not null check (start_kg > 0),
    goal_kg   numeric     not null check (goal_kg > 0 and goal_kg <> start_kg),
    height_cm numeric     not null check (height_cm > 0),
    set_at    timestamptz not null
);
