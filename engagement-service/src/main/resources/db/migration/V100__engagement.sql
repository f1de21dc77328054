-- Decides rewards and hooks. Every table with a user_id is emptied of a user by EngagementData.

-- The decision log: one row per event that a decision was due on, "nothing" included. Never changed once written.
create table reward_decisions (
    id             uuid             primary key,
    user_id        uuid             not null,
    event_id       uuid             not null,
    action         text             not null check (action in ('check_in', 'missed_call', 'victory')),
    source_type    text             not null check (source_type in ('conversation', 'phone_call', 'sms', 'food_log', 'behavior')),
    source_id      uuid             not null,
    policy_version text             not null,
    gate_verdict   text             not null check (gate_verdict in ('passed', 'refused')),
    reason         text             not null check (reason in (
        'no_conversation', 'already_decided_for_source', 'crisis_quiet', 'profile_unknown', 'opted_out',
        'mechanic_opted_out', 'health', 'repeated_within_hour', 'daily_limit', 'age_unknown', 'minor', 'zone_unknown',
        'night', 'holdout', 'first_coaching_call', 'victory_shared', 'draw_won', 'draw_lost')),
    eligible_arms  text[]           not null, -- what could be chosen; empty where no arm was asked for
    propensities   jsonb            not null check (jsonb_typeof(propensities) = 'object'),
    posteriors     jsonb            not null check (jsonb_typeof(posteriors) = 'object'), -- arm: [alpha, beta] at the draw
    chosen_arm     text,                      -- null: nothing
    chance         double precision not null check (chance between 0 and 1), -- of anything but nothing
    attempt        integer          check (attempt > 0),                     -- null: nothing was drawn
    draw_u         double precision check (draw_u >= 0 and draw_u < 1),
    arm_u          double precision check (arm_u >= 0 and arm_u < 1),
    action_at      timestamptz      not null,
    decided_at     timestamptz      not null,
    constraint reward_decisions_one_per_event unique (event_id),
    constraint reward_decisions_refused_gets_nothing check (gate_verdict = 'passed' or chosen_arm is null),
    constraint reward_decisions_draw_is_whole check ((attempt is null) = (draw_u is null))
);

create index reward_decisions_user on reward_decisions (user_id, decided_at desc, id desc);
create index reward_decisions_source on reward_decisions (user_id, source_id);
-- A finished call is decided on once, however many events tell of it.
create unique index reward_decisions_one_per_call on reward_decisions (source_id)
    where action in ('check_in', 'missed_call') and reason <> 'already_decided_for_source';
create index reward_decisions_action on reward_decisions (user_id, action, action_at desc);

-- Rewards that were given.
create table dopamine_triggers (
    id                            uuid        primary key,
    user_id                       uuid        not null,
    decision_id                   uuid        not null references reward_decisions,
    trigger_type                  text        not null check (trigger_type in (
        'streak_milestone', 'level_up', 'badge_unlock', 'surprise_reward', 'social_recognition')),
    trigger_name                  text        not null,
    reward_type                   text        not null check (reward_type in (
        'visual_animation', 'sound_effect', 'confetti', 'coach_celebration', 'unlock_feature')),
    reward_intensity              text        not null check (reward_intensity in ('small', 'medium', 'large', 'epic')),
    message                       text        not null,
    channels                      text[]      not null check (channels <@ array['call', 'sms', 'in_app', 'push']),
    delivered_at                  timestamptz not null, -- when it was handed to its channels
    delay_from_action_seconds     integer     not null check (delay_from_action_seconds >= 0),
    user_engaged                  boolean,              -- null: not reported
    engagement_duration_seconds   integer     check (engagement_duration_seconds >= 0),
    increased_next_day_engagement boolean,              -- null: not measured
    created_at                    timestamptz not null default now(),
    constraint dopamine_triggers_one_per_decision unique (decision_id)
);

create index dopamine_triggers_user on dopamine_triggers (user_id, delivered_at desc, id desc);

-- Draws of the variable schedule, won and lost.
create table variable_rewards (
    id                               uuid        primary key,
    user_id                          uuid        not null,
    decision_id                      uuid        not null references reward_decisions,
    reward_category                  text        not null check (reward_category in ('streak', 'logging', 'check_in', 'achievement')),
    trigger_action                   text        not null,
    reward_probability               numeric     not null check (reward_probability between 0 and 1), -- of this try, given the misses before
    reward_delivered                 boolean     not null,
    reward_type                      text        check (reward_type in (
        'visual_animation', 'sound_effect', 'confetti', 'coach_celebration', 'unlock_feature')),
    surprise_factor                  numeric     not null check (surprise_factor between 0 and 1),
    user_repeated_action_within_hour boolean,    -- null: not measured
    created_at                       timestamptz not null default now(),
    constraint variable_rewards_one_per_decision unique (decision_id),
    constraint variable_rewards_type_if_delivered check (reward_delivered = (reward_type is not null))
);

create index variable_rewards_user on variable_rewards (user_id, created_at desc);

-- Where a user stands in the variable schedule of a category.
create table variable_ratio_state (
    user_id         uuid        not null,
    reward_category text        not null check (reward_category in ('streak', 'logging', 'check_in', 'achievement')),
    misses          integer     not null check (misses >= 0), -- draws since the last win
    updated_at      timestamptz not null,
    primary key (user_id, reward_category)
);

-- What users in general made of the rewards that were drawn: counts without any user in them.
create table reward_arms (
    reward_category  text   not null check (reward_category in ('streak', 'logging', 'check_in', 'achievement')),
    reward_type      text   not null check (reward_type in (
        'visual_animation', 'sound_effect', 'confetti', 'coach_celebration', 'unlock_feature')),
    reward_intensity text   not null check (reward_intensity in ('small', 'medium', 'large', 'epic')),
    successes        bigint not null check (successes >= 0), -- rewards that users engaged with
    failures         bigint not null check (failures >= 0),  -- rewards that they did not
    primary key (reward_category, reward_type, reward_intensity)
);

-- No rewards and no hooks until then.
create table crisis_quiet_periods (
    user_id     uuid        primary key,
    quiet_until timestamptz not null
);

create table mechanic_opt_outs (
    user_id      uuid        not null,
    mechanic     text        not null check (mechanic in (
        'streaks', 'levels', 'badges', 'surprise_rewards', 'social_recognition', 'hooks', 'social_proof', 'milestones')),
    opted_out_at timestamptz not null default now(),
    primary key (user_id, mechanic)
);

create table behavior_events (
    id          uuid        primary key,
    user_id     uuid        not null,
    kind        text        not null check (kind in (
        'habit_completed', 'food_logged', 'lesson_done', 'weight_logged', 'check_in', 'app_opened')),
    subject     text,
    attributes  jsonb       not null default '{}' check (jsonb_typeof(attributes) = 'object'),
    occurred_at timestamptz not null,
    zone        text        not null, -- the user's when it arrived
    streak_day  date        not null, -- fixed at arrival, whatever the user's zone becomes
    received_at timestamptz not null default now()
);

create index behavior_events_user_kind on behavior_events (user_id, kind, streak_day desc);
create index behavior_events_user_time on behavior_events (user_id, occurred_at desc);

create table streaks (
    user_id       uuid        not null,
    kind          text        not null check (kind in (
        'habit_completed', 'food_logged', 'lesson_done', 'weight_logged', 'check_in', 'app_opened')),
    subject       text        not null default '', -- the habit's name; empty where the kind has none
    length_days   integer     not null check (length_days >= 0),
    longest_days  integer     not null check (longest_days >= length_days),
    last_day      date        not null,
    freezes_held  smallint    not null default 0 check (freezes_held between 0 and 2),
    updated_at    timestamptz not null,
    primary key (user_id, kind, subject)
);

create table engagement_hooks (
    id                     uuid        primary key,
    user_id                uuid        not null,
    hook_type              text        not null check (hook_type in (
        'uncompleted_task', 'pending_achievement', 'streak_at_risk', 'friend_activity', 'personalized_insight')),
    hook_message           text        not null,
    urgency_level          text        not null check (urgency_level in ('low', 'medium', 'high', 'critical')),
    expires_at             timestamptz,
    delivered_via          text[]      not null default '{}' check (delivered_via <@ array['push', 'sms', 'in_app_badge']),
    delivered_at           timestamptz,
    user_returned          boolean,
    time_to_return_minutes integer     check (time_to_return_minutes >= 0),
    action_completed       boolean,
    created_at             timestamptz not null default now(),
    constraint engagement_hooks_delivered_somewhere check (delivered_at is null or cardinality(delivered_via) > 0)
);

create index engagement_hooks_user on engagement_hooks (user_id, delivered_at desc); -- caps per day and week
create index engagement_hooks_open on engagement_hooks (expires_at) where delivered_at is null;

create table social_proof_triggers (
    id                   uuid        primary key,
    user_id              uuid        not null,
    proof_type           text        not null check (proof_type in (
        'others_achieving', 'leaderboard', 'friend_milestone', 'community_challenge')),
    message              text        not null,
    scarcity_factor      text,
    time_pressure_factor text,
    comparison_shown     boolean     not null default false,
    user_rank            integer     check (user_rank > 0),
    percentile           numeric     check (percentile between 0 and 100),
    motivated_user       boolean,
    user_took_action     boolean,
    created_at           timestamptz not null default now()
);

create index social_proof_triggers_user on social_proof_triggers (user_id, created_at desc);

create table progress_milestones (
    id                    uuid        primary key,
    user_id               uuid        not null,
    milestone_type        text        not null check (milestone_type in (
        'weight_goal', 'streak', 'days_logged', 'lessons_completed', 'habits_formed')),
    milestone_name        text        not null,
    current_value         numeric     not null,
    goal_value            numeric     not null,
    percentage_complete   numeric     not null check (percentage_complete between 0 and 100),
    chart_url             text,
    celebration_image_url text,
    shareable             boolean     not null default true,
    shared_to_social      boolean,
    next_milestone_name   text,
    distance_to_next      numeric     check (distance_to_next >= 0),
    achieved_at           timestamptz,
    created_at            timestamptz not null default now(),
    constraint progress_milestones_once unique (user_id, milestone_type, milestone_name) -- one rung fires once
);
