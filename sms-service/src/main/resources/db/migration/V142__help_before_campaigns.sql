-- HELP is an answer as the others are, and somebody waits for it.
drop index sms_messages_due;
alter table sms_messages drop column priority;
alter table sms_messages add column priority smallint generated always as
    (case purpose
        when 'crisis_response' then 0
        when 'opt_out_confirmation' then 1 when 'help' then 1 when 'reply' then 1
        else 2
    end) stored;
create index sms_messages_due on sms_messages (priority, not_before) where status in ('queued', 'held');
