-- A phone's report that its owner has edited a text: the text that it replaces.
alter table sms_messages add column edits_message_id uuid references sms_messages (id) on delete set null;

create index sms_messages_edits on sms_messages (edits_message_id) where edits_message_id is not null;
