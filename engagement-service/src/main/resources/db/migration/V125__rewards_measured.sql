-- Draws for what is done in the app, levels, and what rewards lead to. Replicas that still run write dopamine_triggers and
-- variable_rewards: nothing in this file reads them.

-- The category whose arms it was chosen among, null where a rule chose it; when the report that counts was made; and whether it was
-- counted as not engaged that there was none for days.
alter table dopamine_triggers
    add column reward_category text,
    add column engagement_reported_at timestamptz,
    add column silence_counted boolean not null default false,
    add constraint dopamine_triggers_reward_category_check check (reward_category in (
        'streak', 'logging', 'check_in', 'achievement')) not valid;

-- When the hour begins in which the action may be repeated, and on which of the user's days.
alter table variable_rewards
    add column action_at timestamptz,
    add column action_day date;

-- Days with something worth doing, in a row or not.
create table user_levels (
    user_id     uuid        primary key,
    active_days integer     not null check (active_days > 0),
    updated_at  timestamptz not null
);

-- What users did on the day after an occasion on which they might be rewarded, or might have been but for the holdout.
create table next_day_outcomes (
    decision_id     uuid        primary key references reward_decisions,
    user_id         uuid        not null,
    action          text        not null,
    held_out        boolean     not null,
    day             date        not null, -- of the action, the user's own
    decided_at      timestamptz not null,
    next_day_active integer     check (next_day_active >= 0), -- things worth doing on the day after
    settled_at      timestamptz
);
create index next_day_outcomes_unsettled on next_day_outcomes (decided_at) where settled_at is null;
create index next_day_outcomes_user on next_day_outcomes (user_id);

-- The days after of the holdout, added up: what each reward is compared with, without reading them all again. Nobody is in it.
create table holdout_days (
    action     text   not null,
    settled_on date   not null, -- UTC
    days       bigint not null check (days > 0),
    done       bigint not null check (done >= 0), -- things worth doing on them
    primary key (action, settled_on)
);
