-- Crises are told by crisis.raised now. Quiet that has begun goes on. Replicas of 0.1.0 that still run read and write the
-- old table: it goes a version later.
insert into crisis_quiet (crisis_id, user_id, state, raised_at, quiet_until)
select gen_random_uuid(), user_id, 'raised', quiet_until - interval '72 hours', quiet_until from crisis_quiet_periods;
