-- Up to which turn danger and wishes were acted upon. What is behind it when the call ends is judged before it is completed.
alter table active_calls add column judged_through integer; -- null: nothing yet
