-- What brings somebody back may be over at a time of its own, before texts of its kind are.
alter table sms_messages add column expires_at timestamptz;
