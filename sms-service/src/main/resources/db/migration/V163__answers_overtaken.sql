-- An answer is none for ever: once nobody expects it any more it is a contact that we start, whenever it leaves; and what was said
-- since may go before it.
alter table sms_messages
    add column expected_until timestamptz, -- of an answer in words of its own; null: always expected, or none
    add column withdrawn_at   timestamptz; -- not tried again; where no attempt was under way then, it is skipped: overtaken

alter table sms_messages drop constraint sms_messages_contact_reason_check;
alter table sms_messages add constraint sms_messages_contact_reason_check
    check (contact_reason in ('within_contact_hours', 'direct_reply', 'crisis_response', 'opt_out_confirmation', 'help',
                              'quiet_hours', 'paused', 'crisis_quiet', 'frequency_cap',
                              'opted_out', 'no_consent', 'unknown_time_zone', 'no_phone', 'expired', 'campaign_stopped',
                              'overtaken'));
