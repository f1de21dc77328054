-- Times in which somebody is left in peace after a hard talk or text, as after a crisis.
create table distress_quiet (
    user_id     uuid        not null,
    began_at    timestamptz not null, -- when it was said
    quiet_until timestamptz not null, -- later with whatever is hard meanwhile
    primary key (user_id, began_at)
);

alter table reward_decisions
    drop constraint reward_decisions_reason_check,
    add constraint reward_decisions_reason_check check (reason in (
        'no_conversation', 'already_decided_for_source', 'crisis_quiet', 'distress_quiet', 'harm_told', 'profile_unknown',
        'opted_out', 'mechanic_opted_out', 'health', 'repeated_within_hour', 'daily_limit', 'age_unknown', 'minor',
        'zone_unknown', 'night', 'holdout', 'first_coaching_call', 'victory_shared', 'draw_won', 'draw_lost',
        'streak_reached', 'milestone_reached', 'level_reached',
        'paused', 'quiet_hours', 'contacted_today', 'hook_daily_limit', 'hook_weekly_limit', 'hook_chosen',
        'no_hook_chosen')) not valid;
