-- When a text is to leave, where that isn't at once: it is as fresh then as one that is asked for then.
alter table sms_messages add column send_at timestamptz;

-- The question how helpful a call was, and what came of it.
create table call_questions (
    text_id   uuid        primary key references sms_messages (id) on delete cascade,
    call_id   uuid        not null unique,
    user_id   uuid        not null,
    asked_at  timestamptz not null,
    answer_id uuid        references sms_messages (id) on delete set null, -- the text that answered it
    rating    smallint    check (rating between 1 and 5)
);

create index call_questions_user on call_questions (user_id, asked_at desc);
create index call_questions_answer on call_questions (answer_id) where answer_id is not null;

with made as (
  insert into sms_templates
      (id, template_name, template_category, template_text, variables, ai_personalization_enabled)
  values
      ('019b7400-0000-7000-8000-000000000021', 'call_satisfaction', 'check_in',
       'Hi {first_name}, how helpful was our call? Reply 1 (not at all) to 5 (very).', '{first_name}', false)
  on conflict do nothing
  returning *)
insert into sms_template_versions
select id, version, template_text, variables, ai_personalization_enabled, personalization_context, changed_at, changed_by
from made;
