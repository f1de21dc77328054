-- The quiet after crises that were heard before they were events.
insert into crisis_quiet (crisis_id, user_id, state, raised_at, quiet_until)
select id, user_id, 'raised', coalesce(ended_at, created_at), coalesce(ended_at, created_at) + interval '72 hours'
from phone_calls
where crisis and user_id is not null and coalesce(ended_at, created_at) > now() - interval '72 hours';
