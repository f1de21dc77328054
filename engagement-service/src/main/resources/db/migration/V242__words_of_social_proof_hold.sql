-- Reads what was there, and lets others write meanwhile.
alter table reward_decisions validate constraint reward_decisions_action_check;
alter table reward_decisions validate constraint reward_decisions_reason_check;
