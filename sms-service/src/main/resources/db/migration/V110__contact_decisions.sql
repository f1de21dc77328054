alter table sms_messages drop constraint sms_messages_purpose_check;
alter table sms_messages add constraint sms_messages_purpose_check
    check (purpose in ('coaching', 'celebration', 'reminder', 'follow_up', 'nudge', 'reply', 'help',
                       'opt_out_confirmation', 'crisis_response'));

-- The contact policy's reasons, and those for which it isn't even asked: no_phone, expired.
alter table sms_messages drop constraint sms_messages_contact_reason_check;
alter table sms_messages add constraint sms_messages_contact_reason_check
    check (contact_reason in ('within_contact_hours', 'direct_reply', 'crisis_response', 'opt_out_confirmation', 'help',
                              'quiet_hours', 'paused', 'crisis_quiet', 'frequency_cap',
                              'opted_out', 'no_consent', 'unknown_time_zone', 'no_phone', 'expired'));

insert into sms_templates
    (id, template_name, template_category, template_text, variables, ai_personalization_enabled)
values
    ('019b7400-0000-7000-8000-000000000011', 'opt_out_confirmation_calls', 'notice',
     'We won''t call you any more; texts still come. Reply STOP to end them too, or START to be called again.', '{}', false),
    ('019b7400-0000-7000-8000-000000000012', 'opt_out_confirmation_texts', 'notice',
     'You won''t get any more texts from Heartline; calls still come. Reply STOP to end them too, or START to be texted again.',
     '{}', false),
    ('019b7400-0000-7000-8000-000000000013', 'pause_confirmation', 'notice',
     'Okay, we''ll leave you in peace for now. Text or call whenever you like.', '{}', false);
