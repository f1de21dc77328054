-- What we say is said when it leaves, however long ago it was asked for.
drop index sms_messages_said;
create index sms_messages_said on sms_messages (to_phone, (coalesce(claimed_at, created_at)) desc) where direction = 'outbound';
create index sms_messages_said_in_threads on sms_messages (user_id, (coalesce(claimed_at, created_at)) desc)
    where user_id is not null and conversation_id is not null;

-- A call is rated where everything is that the coach sent.
alter table call_questions drop column rating;

-- The wish that the carrier's own list of words found in a text, and answered.
alter table sms_messages add column carrier_wish text check (carrier_wish in ('stop', 'start', 'help'));
