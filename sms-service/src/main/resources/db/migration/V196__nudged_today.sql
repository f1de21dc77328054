-- What may wait does, on a day on which another service brought its user back.
alter table sms_messages drop constraint sms_messages_contact_reason_check;
alter table sms_messages add constraint sms_messages_contact_reason_check
    check (contact_reason in ('within_contact_hours', 'direct_reply', 'crisis_response', 'opt_out_confirmation', 'help',
                              'quiet_hours', 'paused', 'crisis_quiet', 'frequency_cap', 'nudged_today',
                              'opted_out', 'no_consent', 'unknown_time_zone', 'no_phone', 'expired', 'campaign_stopped',
                              'overtaken', 'called_off'));
