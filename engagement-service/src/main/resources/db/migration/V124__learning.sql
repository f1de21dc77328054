-- Which version of a policy decides, which one only says what it would have done, and who wanted it so. The latest of an area holds.
create table policy_changes (
    id         uuid        primary key, -- ordered by time
    area       text        not null check (area in ('rewards', 'hooks')),
    active     text        not null,
    shadow     text        check (shadow <> active),
    changed_at timestamptz not null,
    changed_by text        not null
);
create index policy_changes_latest on policy_changes (area, id desc);

-- What another version would have done, and what the decision was made from; and all words of the versions up to here. Replicas that
-- still run write this table: nothing in this file reads it. V132 does, without keeping anybody from writing.
alter table reward_decisions
    add column shadow_version text,
    add column shadow_propensities jsonb,
    add column shadow_arm text, -- null: nothing
    add column features jsonb not null default '{}',
    add constraint reward_decisions_shadow_is_whole check ((shadow_version is null) = (shadow_propensities is null)) not valid,
    add constraint reward_decisions_shadow_propensities_check check (jsonb_typeof(shadow_propensities) = 'object') not valid,
    add constraint reward_decisions_features_check check (jsonb_typeof(features) = 'object') not valid,
    drop constraint reward_decisions_action_check,
    add constraint reward_decisions_action_check check (action in (
        'check_in', 'missed_call', 'victory', 'streak_milestone', 'milestone', 'hook', 'level_up',
        'habit_completed', 'food_logged', 'lesson_done', 'app_check_in')) not valid,
    drop constraint reward_decisions_reason_check,
    add constraint reward_decisions_reason_check check (reason in (
        'no_conversation', 'already_decided_for_source', 'crisis_quiet', 'profile_unknown', 'opted_out',
        'mechanic_opted_out', 'health', 'repeated_within_hour', 'daily_limit', 'age_unknown', 'minor', 'zone_unknown',
        'night', 'holdout', 'first_coaching_call', 'victory_shared', 'draw_won', 'draw_lost',
        'streak_reached', 'milestone_reached', 'level_reached',
        'paused', 'quiet_hours', 'hook_daily_limit', 'hook_weekly_limit', 'hook_chosen', 'no_hook_chosen')) not valid;

-- What a user's days were like, added up as it happens.
create table user_outcome_metrics (
    user_id    uuid             not null,
    day        date             not null, -- the user's own
    metric     text             not null check (metric in (
        'active', 'habit_completed', 'food_logged', 'lesson_done', 'weight_logged', 'check_in', 'app_opened',
        'rewards_given', 'rewards_engaged', 'hooks_raised', 'opt_outs', 'repeats_within_hour')),
    value      double precision not null check (value >= 0),
    updated_at timestamptz      not null,
    primary key (user_id, metric, day)
);

create table ai_experiments (
    id          uuid               primary key,
    name        text               not null unique check (name ~ '^[a-z0-9-]{1,64}$'),
    hypothesis  text               not null,
    variants    text[]             not null check (cardinality(variants) >= 2), -- the first is what there was before
    shares      double precision[] not null check (cardinality(shares) = cardinality(variants)),
    metric      text               not null check (metric in ('active_next_day', 'active_days')),
    guardrails  text[]             not null check (guardrails <@ array['opted_out', 'repeated_within_hour', 'lapsed']),
    status      text               not null check (status in ('running', 'stopped')),
    started_at  timestamptz        not null,
    stopped_at  timestamptz,
    stop_reason text               check (stop_reason in ('operator', 'guardrail', 'sample_ratio')),
    constraint ai_experiments_stopped_for_a_reason check ((status = 'stopped') = (stop_reason is not null))
);

-- Who met a variant, the first time they did.
create table experiment_exposures (
    experiment_id uuid        not null references ai_experiments,
    user_id       uuid        not null,
    variant       text        not null,
    exposed_on    date        not null, -- the user's day
    exposed_at    timestamptz not null,
    primary key (experiment_id, user_id)
);
create index experiment_exposures_user on experiment_exposures (user_id);
