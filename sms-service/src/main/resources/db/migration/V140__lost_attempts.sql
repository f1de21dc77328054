-- Attempts that the provider did not answer and had not got when it was asked. Only these are counted against a text: one that
-- certainly never left waits for as long as it is worth sending.
alter table sms_messages add column lost_attempts integer not null default 0 check (lost_attempts >= 0);
