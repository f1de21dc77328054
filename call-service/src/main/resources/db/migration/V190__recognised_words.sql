-- How sure the carrier's recogniser was of what a user said; null where it doesn't tell, and of the coach's own words.
alter table call_turns add column confidence numeric(4, 3) check (confidence between 0 and 1);
