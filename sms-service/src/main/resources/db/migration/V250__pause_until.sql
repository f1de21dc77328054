-- The confirmation of a pause says when it ends, where it is known by which clock. The older one stays for where it isn't.
with made as (
  insert into sms_templates
      (id, template_name, template_category, template_text, variables, ai_personalization_enabled)
  values
      ('019b7400-0000-7000-8000-000000000022', 'pause_confirmation_until', 'notice',
       'Okay, we''ll leave you in peace until {until}. Text or call whenever you like.', '{until}', false)
  on conflict do nothing
  returning *)
insert into sms_template_versions
select id, version, template_text, variables, ai_personalization_enabled, personalization_context, changed_at, changed_by
from made;
