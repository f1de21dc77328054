-- Crises are told by crisis.raised now. What was known of them before stays known. Replicas of 0.1.0 that still run
-- write the column: it goes a version later.
insert into crisis_quiet (crisis_id, user_id, state, raised_at, quiet_until)
select id, user_id, 'raised', ended_at, ended_at + interval '72 hours' from conversation_digests where crisis;
