-- What a scheduled call comes from, beside a request over REST and a call in which it was agreed.
alter table scheduled_calls
    add column asked_in_text uuid, -- the text in which its user asked for it
    add column hook_id       uuid, -- the hook that is told by it
    add constraint scheduled_calls_origin check (num_nonnulls(agreed_in, asked_in_text, hook_id) <= 1) not valid;
alter table scheduled_calls validate constraint scheduled_calls_origin;
