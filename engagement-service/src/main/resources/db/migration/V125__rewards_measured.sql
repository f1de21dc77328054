-- Draws for what is done in the app, levels, and what rewards lead to.
alter table reward_decisions drop constraint reward_decisions_action_check;
alter table reward_decisions add constraint reward_decisions_action_check check (action in (
    'check_in', 'missed_call', 'victory', 'streak_milestone', 'milestone', 'hook', 'level_up',
    'habit_completed', 'food_logged', 'lesson_done', 'app_check_in'));
alter table reward_decisions drop constraint reward_decisions_reason_check;
alter table reward_decisions add constraint reward_decisions_reason_check check (reason in (
    'no_conversation', 'already_decided_for_source', 'crisis_quiet', 'profile_unknown', 'opted_out',
    'mechanic_opted_out', 'health', 'repeated_within_hour', 'daily_limit', 'age_unknown', 'minor', 'zone_unknown',
    'night', 'holdout', 'first_coaching_call', 'victory_shared', 'draw_won', 'draw_lost',
    'streak_reached', 'milestone_reached', 'level_reached',
    'paused', 'quiet_hours', 'hook_daily_limit', 'hook_weekly_limit', 'hook_chosen', 'no_hook_chosen'));

-- The category whose arms it was chosen among; null where a rule chose it.
alter table dopamine_triggers add column reward_category text check (reward_category in (
    'streak', 'logging', 'check_in', 'achievement'));
update dopamine_triggers t set reward_category = v.reward_category
from variable_rewards v where v.decision_id = t.decision_id;

-- When the hour begins in which the action may be repeated, and on which of the user's days.
alter table variable_rewards
    add column action_at timestamptz,
    add column action_day date;
create index variable_rewards_unmeasured on variable_rewards (coalesce(action_at, created_at))
    where user_repeated_action_within_hour is null;

-- Days with something worth doing, in a row or not.
create table user_levels (
    user_id     uuid        primary key,
    active_days integer     not null check (active_days > 0),
    updated_at  timestamptz not null
);
insert into user_levels (user_id, active_days, updated_at)
select user_id, count(*), max(updated_at) from user_outcome_metrics where metric = 'active' group by user_id;

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
create index next_day_outcomes_settled on next_day_outcomes (settled_at) where settled_at is not null;
create index next_day_outcomes_user on next_day_outcomes (user_id);
