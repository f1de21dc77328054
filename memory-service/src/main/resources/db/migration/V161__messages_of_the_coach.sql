-- What the coach wrote, pushed and showed, and when the user engaged with it.
alter table interactions
    drop constraint interactions_kind_check,
    add constraint interactions_kind_check check (kind in ('call_taken', 'call_missed', 'call_made', 'text', 'reward', 'message', 'action',
        'lesson')) not valid,
    add column channel text check (channel in ('sms', 'in_app', 'push')), -- of a message
    add column engaged_at timestamptz; -- null: not yet, or no message

alter table user_interaction_patterns
    add column response_minutes_by_channel jsonb not null default '{}';

-- What somebody does tells of them, too, and nobody said it.
alter table memory_history
    drop constraint memory_history_changed_by_check,
    add constraint memory_history_changed_by_check check (changed_by in ('conversation', 'behavior', 'user', 'operator', 'service'))
        not valid;
alter table preference_history
    drop constraint preference_history_changed_by_check,
    add constraint preference_history_changed_by_check check (changed_by in ('conversation', 'behavior', 'user', 'operator', 'service'))
        not valid;
