-- When the coach last sent somebody something, so that no hook follows on the same day.
create table coach_contacts (
    user_id uuid        primary key,
    last_at timestamptz not null
);

-- How and when each user is best reached, as the memory has found out.
create table reach_patterns (
    user_id           uuid        primary key,
    version           bigint      not null,
    preferred_channel text        check (preferred_channel in ('call', 'sms', 'in_app', 'push')),
    active_hours      integer[]   not null, -- 0..23 by their clock, most active first
    refreshed_at      timestamptz not null
);

alter table reward_decisions
    drop constraint reward_decisions_reason_check,
    add constraint reward_decisions_reason_check check (reason in (
        'no_conversation', 'already_decided_for_source', 'crisis_quiet', 'profile_unknown', 'opted_out',
        'mechanic_opted_out', 'health', 'repeated_within_hour', 'daily_limit', 'age_unknown', 'minor', 'zone_unknown',
        'night', 'holdout', 'first_coaching_call', 'victory_shared', 'draw_won', 'draw_lost',
        'streak_reached', 'milestone_reached', 'level_reached',
        'paused', 'quiet_hours', 'contacted_today', 'hook_daily_limit', 'hook_weekly_limit', 'hook_chosen',
        'no_hook_chosen')) not valid;
