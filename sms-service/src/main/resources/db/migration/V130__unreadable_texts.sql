-- A text that can't be read, or can't become an event, must not keep the later ones of its sender waiting for ever.
alter table sms_messages
    add column reading_attempts integer not null default 0 check (reading_attempts >= 0),
    add column unreadable_at    timestamptz, -- reading was given up: the text stays, and people see it
    add column delivered_length integer check (delivered_length > length(body)); -- of a text that is kept cut: its characters

-- What waits to be read; without those that were given up.
drop index sms_messages_not_understood;
drop index sms_messages_not_understood_from;
create index sms_messages_unread on sms_messages (created_at, id)
    where direction = 'inbound' and understood_at is null and unreadable_at is null;
create index sms_messages_unread_from on sms_messages (from_phone, created_at, id)
    where direction = 'inbound' and understood_at is null and unreadable_at is null;
create index sms_messages_unreadable on sms_messages (unreadable_at) where unreadable_at is not null;
