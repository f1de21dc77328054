-- Who picked up. A call that a machine answered is no conversation, whatever the network counts as completed.
alter table phone_calls
    add column answered_by text check (answered_by in ('human', 'machine')), -- null: nobody did, or it can't be told
    add column outcome     text generated always as (
        case
            when call_status in ('queued', 'ringing', 'in_progress') then null
            when answered_by = 'machine' then 'voicemail'
            else call_status
        end) stored;
