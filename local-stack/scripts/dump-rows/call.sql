-- Rows that no demo makes, so that a dump has some in every table.
insert into phone_calls (id, user_id, call_direction, call_status, initiated_at, provider, from_phone, to_phone, attended_until, call_purpose, talking_points, contact_reason, ended_at, completed_at)
  select '01930000-0000-7000-8000-0000000000c1', user_id, 'outbound', 'no_answer', now() - interval '2 days', 'twilio', '+12025550100', phone, now(), 'check_in', '{"ask about the walk"}', 'within_contact_hours', now() - interval '2 days', now() - interval '2 days' from user_profile order by user_id limit 1;
insert into phone_calls (id, user_id, call_direction, call_status, initiated_at, answered_at, provider, provider_call_sid, from_phone, to_phone, attended_until)
  select '01930000-0000-7000-8000-0000000000c2', user_id, 'inbound', 'in_progress', now(), now(), 'twilio', 'CA0000000000000000000000000000c2c2', phone, '+12025550100', now() + interval '10 years' from user_profile order by user_id limit 1;
insert into call_turns values ('01930000-0000-7000-8000-0000000000c2', 0, 'coach', 'Hi, how are you?', now());
insert into active_calls (id, phone_call_id, user_id, current_state, conversation_context, detected_emotions)
  select '01930000-0000-7000-8000-0000000000a1', id, user_id, 'listening', '{"turns": 1}', '{calm}' from phone_calls where id = '01930000-0000-7000-8000-0000000000c2';
insert into dial_requests values ('host', 'key-1', repeat('a', 64), '01930000-0000-7000-8000-0000000000c1');
insert into contact_decisions (id, user_id, purpose, verdict, reason, call_id) select '01930000-0000-7000-8000-0000000000d1', user_id, 'check_in', 'allowed', 'within_contact_hours', id from phone_calls where id = '01930000-0000-7000-8000-0000000000c1';
insert into contact_decisions (id, user_id, purpose, verdict, reason) select '01930000-0000-7000-8000-0000000000d2', user_id, 'check_in', 'refused', 'opted_out' from user_profile order by user_id limit 1;
insert into contact_opt_out select user_id, true, now() - interval '1 day' from user_profile order by user_id limit 1;
insert into scheduled_calls (id, user_id, scheduled_for, timezone, call_purpose, ai_talking_points) select '01930000-0000-7000-8000-0000000000e1', user_id, now() + interval '10 years', 'Europe/Vienna', 'check_in', '["the walk"]' from user_profile order by user_id limit 1;
insert into erased_user values ('01930000-0000-7000-8000-00000000dead', now() - interval '5 days');
