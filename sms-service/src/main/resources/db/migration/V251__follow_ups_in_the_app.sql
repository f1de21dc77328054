-- Follow-ups that calls agreed on and that the host's app shows, while they wait. What becomes of one is in contact_decision and coach_messages.
create table in_app_follow_ups (
    id         uuid        primary key, -- of the coach message that it becomes
    user_id    uuid        not null,
    due_at     timestamptz not null,    -- as it was agreed
    not_before timestamptz not null     -- due, or held until then
);

create index in_app_follow_ups_due on in_app_follow_ups (not_before);
create index in_app_follow_ups_user on in_app_follow_ups (user_id);

-- What could be written before can be still: nothing to look through while everybody waits.
alter table contact_decision drop constraint contact_decision_channel_check;
alter table contact_decision add constraint contact_decision_channel_check check (channel in ('call', 'sms', 'in_app')) not valid;
