-- A figure that every text of a template had to wait for, and that nobody read. What a template achieves is told by its texts.
update sms_templates set sent_count = 0 where sent_count > 0;
comment on column sms_templates.sent_count is 'not kept: count the texts of the template in sms_messages';
