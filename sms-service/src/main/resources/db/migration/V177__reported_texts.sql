-- What a phone or a mailbox writes in somebody's place. Of earlier texts only edits are known as such.
alter table sms_messages add column reported_as text check (reported_as in ('reaction', 'edit', 'auto_reply'));

update sms_messages set reported_as = 'edit' where edits_message_id is not null;
