-- An answer that was under way when it was taken back, and then was not sent: what it answered is to be answered anew.
alter table sms_messages add column answer_anew boolean not null default false;

create index sms_messages_answer_anew on sms_messages (id) where answer_anew and status in ('skipped', 'failed');

-- What refers to a template or a campaign is found without reading the tables.
create index sms_messages_template on sms_messages (template_id) where template_id is not null;
create index sms_messages_campaign on sms_messages (campaign_id) where campaign_id is not null;
create index sms_template_choices_template on sms_template_choices (template_id);
