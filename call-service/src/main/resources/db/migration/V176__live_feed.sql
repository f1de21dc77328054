-- When a turn was written, or written anew since the caller spoke into it: what the live feed follows. Null for turns of before.
-- The default comes after the column, so that no row is rewritten.
alter table call_turns add column stored_at timestamptz;
alter table call_turns alter column stored_at set default clock_timestamp();
