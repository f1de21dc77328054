-- Crises are told by crisis.raised now. What was known of them before stays known.
insert into crisis_quiet (crisis_id, user_id, state, raised_at, quiet_until)
select id, user_id, 'raised', ended_at, ended_at + interval '72 hours' from conversation_digests where crisis;

alter table conversation_digests drop column crisis;
