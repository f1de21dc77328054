-- When the caller was asked how helpful the call was, so that nobody is asked too often; user_satisfaction is what they answered.
alter table phone_calls add column satisfaction_asked_at timestamptz;
