-- When the line of a conversation closed and all that was said on it was stored. Whoever completes the call, in whichever
-- replica, waits for it.
alter table active_calls add column settled_at timestamptz;

create index dial_requests_created_at on dial_requests (created_at); -- retention
