-- What the call-service of version 0.1.0 writes.
-- Prepared and executed as that version does, see ReleasedSchema: a migration that lets one of them fail breaks the replicas
-- that still run during a rolling upgrade.

prepare released_1 as insert into phone_calls
    (id, user_id, call_direction, call_status, initiated_at, provider, from_phone, to_phone, follow_up_scheduled, created_at,
     call_purpose, talking_points, contact_reason, crisis, relay_resumes, attended_until)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);
execute released_1('01940000-0000-7000-8000-0000000000c1', '01940000-0000-7000-8000-0000000000aa', 'outbound', 'in_progress', now(), 'twilio', '+12025550100', '+12025550199', false, now(), 'check_in', '{}', 'within_contact_hours', false, 0, now());

prepare released_2 as insert into contact_decisions (id, user_id, purpose, verdict, reason, call_id)
  values ($1, $2, $3, 'allowed', $4, $5);
execute released_2(gen_random_uuid(), '01940000-0000-7000-8000-0000000000aa', 'check_in', 'within_contact_hours', '01940000-0000-7000-8000-0000000000c1');

prepare released_3 as insert into contact_decisions (id, user_id, purpose, verdict, reason, held_until)
  select $1, user_id, $3, $4, $5, $6 from user_profile where user_id = $2;
execute released_3(gen_random_uuid(), '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'check_in', 'held', 'quiet_hours', now());

prepare released_4 as insert into dial_requests (client, idempotency_key, request_digest, call_id) values ($1, $2, $3, $4)
  on conflict do nothing;
execute released_4('host', 'key', 'digest', '01940000-0000-7000-8000-0000000000c1');

prepare released_5 as insert into active_calls (id, phone_call_id, user_id, current_state, conversation_context)
  select $1, id, user_id, $3, $4 from phone_calls
  where id = $2 and call_status in ('queued', 'ringing', 'in_progress')
  for share
  on conflict (phone_call_id) do update set
    current_state = excluded.current_state, conversation_context = excluded.conversation_context,
    last_updated_at = now();
execute released_5(gen_random_uuid(), '01940000-0000-7000-8000-0000000000c1', 'greeting', '{}');

prepare released_6 as update active_calls set
    current_state = $2, next_ai_action = $3, confidence_level = $4, detected_emotions = $5,
    conversation_context = conversation_context || $6, last_updated_at = now()
  where phone_call_id = $1;
execute released_6('01940000-0000-7000-8000-0000000000c1', 'listening', 'ask_followup', 0.5, '{calm}', '{}');

prepare released_7 as insert into call_turns (call_id, seq, speaker, text, at, interrupted)
  select id, $2, $3, $4, $5, $6 from phone_calls where id = $1 and completed_at is null
  for share;
execute released_7('01940000-0000-7000-8000-0000000000c1', 0, 'user', 'Hello', now(), false);

prepare released_8 as update call_turns set text = $3, interrupted = true
  where call_id = $1 and seq = $2
    and exists (select from phone_calls where id = $1 and completed_at is null for share);
execute released_8('01940000-0000-7000-8000-0000000000c1', 0, 'Hel');

prepare released_9 as update phone_calls set crisis = true where id = $1 and not crisis and completed_at is null;
execute released_9('01940000-0000-7000-8000-0000000000c1');

prepare released_10 as update phone_calls c set attended_until = now() + ($1::bigint * interval '1 millisecond')
  where c.id in (
    select p.id from phone_calls p
    where p.completed_at is null and p.attended_until < now()
      and not exists (
        select from active_calls a
        where a.phone_call_id = p.id and p.call_status = 'in_progress'
          and a.last_updated_at > now() - ($2::bigint * interval '1 millisecond'))
    order by p.attended_until limit $3
    for update skip locked)
  returning c.id;
execute released_10(1000, 1000, 10);

prepare released_11 as update phone_calls set
    call_status = $2, ended_at = $3, duration_seconds = $4, transcript = $5, transcript_confidence = $6, ai_summary = $7,
    key_topics = $8, sentiment = $9, user_emotion = $10, commitments_made = $11, call_quality_score = $12, cost_cents = $13,
    completed_at = $14
  where id = $1;
execute released_11('01940000-0000-7000-8000-0000000000c1', 'completed', now(), 60, 'user: Hello', 0.9, 'They said hello.', '{}', 'neutral', 'calm', '{}', 8, 2, now());

prepare released_12 as delete from active_calls where phone_call_id = $1;
execute released_12('01940000-0000-7000-8000-0000000000c1');

prepare released_13 as insert into contact_opt_out (user_id, opted_out, as_of) values ($1, $2, $3)
  on conflict (user_id) do update set opted_out = excluded.opted_out, as_of = excluded.as_of
  where contact_opt_out.as_of <= excluded.as_of;
execute released_13('01940000-0000-7000-8000-0000000000aa', true, now());

prepare released_14 as insert into user_context (user_id, version, refreshed_at, snapshot) values ($1, $2, $3, $4::text::jsonb)
  on conflict (user_id) do update set
    version = excluded.version, refreshed_at = excluded.refreshed_at, snapshot = excluded.snapshot
  where user_context.version < excluded.version;
execute released_14('01940000-0000-7000-8000-0000000000aa', 1, now(), '{}');

prepare released_15 as delete from contact_decisions where user_id = $1;
execute released_15('01940000-0000-7000-8000-0000000000aa');

prepare released_16 as delete from phone_calls where user_id = $1;
execute released_16('01940000-0000-7000-8000-0000000000aa');

prepare released_17 as delete from phone_calls where user_id is null
    and from_phone = (select phone from user_profile where user_id = $1);
execute released_17('01940000-0000-7000-8000-0000000000aa');

prepare released_18 as delete from contact_opt_out where user_id = $1;
execute released_18('01940000-0000-7000-8000-0000000000aa');
