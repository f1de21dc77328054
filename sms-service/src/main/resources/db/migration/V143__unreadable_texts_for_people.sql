-- A text that no reader understands is read by a human, who says when they have seen to it.
alter table sms_messages
    add column handled_at timestamptz,
    add column handled_by text, -- the caller that said so
    add check ((handled_at is null) = (handled_by is null)),
    add check (handled_at is null or unreadable_at is not null);

drop index sms_messages_unreadable;
create index sms_messages_unreadable on sms_messages (unreadable_at, id)
    where unreadable_at is not null and handled_at is null;
