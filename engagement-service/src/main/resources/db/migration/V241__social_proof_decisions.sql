-- Whether people were told of others, and why or why not, stands in the decision log as well.
alter table reward_decisions
    drop constraint reward_decisions_action_check,
    add constraint reward_decisions_action_check check (action in (
        'check_in', 'missed_call', 'victory', 'streak_milestone', 'milestone', 'hook', 'level_up',
        'habit_completed', 'food_logged', 'lesson_done', 'app_check_in', 'social_proof', 'leaderboard')) not valid,
    drop constraint reward_decisions_reason_check,
    add constraint reward_decisions_reason_check check (reason in (
        'no_conversation', 'already_decided_for_source', 'crisis_quiet', 'distress_quiet', 'harm_told', 'profile_unknown',
        'opted_out', 'mechanic_opted_out', 'health', 'repeated_within_hour', 'daily_limit', 'age_unknown', 'minor',
        'zone_unknown', 'night', 'holdout', 'first_coaching_call', 'victory_shared', 'draw_won', 'draw_lost',
        'streak_reached', 'milestone_reached', 'level_reached',
        'paused', 'quiet_hours', 'contacted_today', 'hook_daily_limit', 'hook_weekly_limit', 'hook_chosen',
        'no_hook_chosen', 'proof_chosen', 'nothing_to_tell')) not valid;

-- Replicas of before erase decisions before what they led to: then it goes without its decision, and a moment later itself.
alter table social_proof_triggers
    add column decision_id uuid references reward_decisions on delete set null; -- null: told before decisions were written down
create index social_proof_triggers_decision on social_proof_triggers (decision_id) where decision_id is not null;
