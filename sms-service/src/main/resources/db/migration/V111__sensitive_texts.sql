-- The body stays as it was written; whether it holds a card number, a password, an id or an address is marked here. The event
-- holds the masked body. Set when the text is understood.
alter table sms_messages add column sensitive boolean not null default false;
