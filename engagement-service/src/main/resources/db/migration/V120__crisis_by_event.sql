-- Crises are told by crisis.raised now. Quiet that has begun goes on.
insert into crisis_quiet (crisis_id, user_id, state, raised_at, quiet_until)
select gen_random_uuid(), user_id, 'raised', quiet_until - interval '72 hours', quiet_until from crisis_quiet_periods;

drop table crisis_quiet_periods;
