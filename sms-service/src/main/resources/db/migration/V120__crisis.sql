-- What the judgement at the door came to: null for nothing, and for texts from before there was one.
alter table sms_messages
    add column danger_level text check (danger_level in ('ask', 'alarm')),
    add column danger_kind  text check (danger_kind in ('medical', 'self_harm', 'child_in_danger', 'harm_to_others', 'threatened')),
    -- Who is in danger is answered before anybody else, and an answer goes before what we start.
    add column priority     smallint generated always as
        (case purpose when 'crisis_response' then 0 when 'opt_out_confirmation' then 1 when 'reply' then 1 else 2 end) stored;

drop index sms_messages_due;
create index sms_messages_due on sms_messages (priority, not_before) where status in ('queued', 'held');

-- What was said last between us and a number: an answer is judged by its question.
create index sms_messages_said on sms_messages (to_phone, created_at desc) where direction = 'outbound';
create index sms_messages_heard on sms_messages (from_phone, created_at desc) where direction = 'inbound';

insert into sms_templates
    (id, template_name, template_category, template_text, variables, ai_personalization_enabled)
values
    -- As for crisis_response: the words themselves are in the crisis package.
    ('019b7400-0000-7000-8000-000000000006', 'crisis_question', 'crisis',
     'Heartline: {question}', '{question}', false);

-- The quiet after crises that were heard before they were events.
insert into crisis_quiet (crisis_id, user_id, state, raised_at, quiet_until)
select id, user_id, 'raised', created_at, created_at + interval '72 hours'
from sms_messages
where crisis and user_id is not null and direction = 'inbound' and created_at > now() - interval '72 hours';
