-- A text that reminds of a call before it comes. reminder_sent_at is when it left, as far as we were told.
alter table scheduled_calls
    add column reminder_due_at  timestamptz, -- when it is to be asked for; null: not any more, or never
    add column reminder_text_id uuid;        -- the text that was asked for; null: none was

create index scheduled_calls_reminder_due on scheduled_calls (reminder_due_at)
    where state = 'waiting' and reminder_due_at is not null; -- reminders that are due
