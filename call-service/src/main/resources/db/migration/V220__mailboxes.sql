-- What is done where a machine picks up, and what became of the message that was to be left in its mailbox.
alter table phone_calls
    add column on_voicemail    text, -- null: the call came in, or was dialled before this was written down
    add column mailbox_message text, -- null: none was to be left, or no machine has picked up
    add constraint phone_calls_on_voicemail check (on_voicemail in ('retry_later', 'hang_up', 'leave_message')) not valid,
    add constraint phone_calls_mailbox_message check (
        mailbox_message is null
        or mailbox_message in ('waiting', 'left', 'not_left') and on_voicemail = 'leave_message') not valid;
alter table phone_calls validate constraint phone_calls_on_voicemail;
alter table phone_calls validate constraint phone_calls_mailbox_message;

alter table scheduled_call_attempts
    drop constraint scheduled_call_attempts_outcome,
    add constraint scheduled_call_attempts_outcome check (outcome in (
        'completed', 'somebody_else', 'voicemail', 'message_left', 'no_answer', 'busy', 'failed', 'canceled', -- of a call that was dialled
        'held', 'refused', 'call_under_way', 'provider_busy', 'not_reachable', 'late')) not valid; -- nobody was dialled
alter table scheduled_call_attempts validate constraint scheduled_call_attempts_outcome;
