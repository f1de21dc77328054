-- Reads what was there, and lets others write meanwhile.
alter table interactions validate constraint interactions_kind_check;
alter table memory_history validate constraint memory_history_changed_by_check;
alter table preference_history validate constraint preference_history_changed_by_check;
