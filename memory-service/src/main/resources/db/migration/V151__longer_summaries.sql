-- Weeks are told from days and months from weeks. What changed after it was taken into the longer one is taken in again: also what a
-- replica of an earlier release wrote.
alter table conversation_summaries
    add column motivation_evidence jsonb not null default '[]', -- what the level is the mean of
    add column rolled_up_at timestamptz; -- the updated_at that the longer summary knows of

create index conversation_summaries_to_roll_up on conversation_summaries (updated_at)
    where summary_period <> 'monthly' and (rolled_up_at is null or rolled_up_at < updated_at);
