-- What the sms-service of version 0.1.0 writes.
-- Prepared and executed as that version does, see ReleasedSchema: a migration that lets one of them fail breaks the replicas
-- that still run during a rolling upgrade.

prepare released_1 as insert into sms_messages
    (id, user_id, conversation_id, direction, from_phone, to_phone, body, media_count, provider, provider_message_sid,
     status, segments, cost_cents, created_at)
  values ($1, $2, $3, 'inbound', $4, $5, $6, $7, $8, $9, 'received', $10, $11, $12)
  on conflict (provider_message_sid) do nothing;
execute released_1('01940000-0000-7000-8000-0000000000b1', null, null, '+12025550199', '+12025550100', 'Hello', 0, 'twilio', 'SM-released', 1, 1, now());

prepare released_2 as update sms_messages set intent_detected = $2, crisis = $3 where id = $1;
execute released_2('01940000-0000-7000-8000-0000000000b1', 'other', false);

prepare released_3 as update sms_messages set reading_since = $1
  where id = (
    select id from sms_messages m
    where direction = 'inbound' and understood_at is null and (reading_since is null or reading_since < $2)
      and not exists (
        select from sms_messages earlier
        where earlier.from_phone = m.from_phone and earlier.direction = 'inbound' and earlier.understood_at is null
          and (earlier.created_at, earlier.id) < (m.created_at, m.id))
    order by created_at, id limit 1
    for update skip locked)
  returning id;
execute released_3(now(), now());

prepare released_4 as update sms_messages
  set user_id = $2, conversation_id = $3, replied_to_message_id = $4,
      intent_detected = $5, intent_confidence = $6, sentiment = $7, sentiment_confidence = $8,
      requires_response = $9, crisis = $10, read_by = $11, understood_at = $12
  where id = $1 and understood_at is null;
execute released_4('01940000-0000-7000-8000-0000000000b1', '01940000-0000-7000-8000-0000000000aa', gen_random_uuid(), null, 'other', 0.9, 'neutral', 0.9, true, false, 'local', now());

prepare released_5 as insert into sms_messages
    (id, user_id, direction, from_phone, to_phone, body, provider, status, contact_reason, purpose, template_id, conversation_id,
     replied_to_message_id, source_event_id, request_digest, segments, cost_cents, not_before, created_at)
  values ($1, $2, 'outbound', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)
  on conflict do nothing;
execute released_5('01940000-0000-7000-8000-0000000000b2', '01940000-0000-7000-8000-0000000000aa', '+12025550100', '+12025550199', 'Hello Ana', 'twilio', 'queued', null, 'reply', null, gen_random_uuid(), '01940000-0000-7000-8000-0000000000b1', gen_random_uuid(), null, 1, 1, now());

prepare released_6 as update sms_messages
  set status = 'sending', contact_reason = $2, to_phone = $3, attempts = attempts + 1, claimed_at = $4, looked_up_at = null
  where id = $1;
execute released_6('01940000-0000-7000-8000-0000000000b2', 'direct_reply', '+12025550199', now());

prepare released_7 as update sms_messages set looked_up_at = $1
  where id = (
    select id from sms_messages
    where status = 'sending' and claimed_at < $2 and (looked_up_at is null or looked_up_at < $3)
    order by claimed_at limit 1
    for update skip locked)
  returning id, to_phone, body, attempts, claimed_at;
execute released_7(now(), now(), now());

prepare released_8 as update sms_messages set status = 'held', contact_reason = $2, not_before = $3 where id = $1;
execute released_8('01940000-0000-7000-8000-0000000000b2', 'quiet_hours', now());

prepare released_9 as update sms_messages set status = 'skipped', contact_reason = $2 where id = $1;
execute released_9('01940000-0000-7000-8000-0000000000b2', 'opted_out');

prepare released_10 as insert into contact_opt_out (id, phone, user_id, source, source_message_id, opted_out_at)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (phone) where opted_in_at is null do nothing;
execute released_10(gen_random_uuid(), '+12025550199', '01940000-0000-7000-8000-0000000000aa', 'text', '01940000-0000-7000-8000-0000000000b1', now());

prepare released_11 as update contact_opt_out set opted_in_at = greatest($3, opted_out_at)
  where opted_in_at is null and (phone = $1 or user_id = $2);
execute released_11('+12025550199', '01940000-0000-7000-8000-0000000000aa', now());

prepare released_12 as update contact_opt_out set user_id = null where user_id = $1;
execute released_12('01940000-0000-7000-8000-0000000000aa');

prepare released_13 as update sms_templates set sent_count = sent_count + 1 where id = $1;
execute released_13(gen_random_uuid());

prepare released_14 as delete from sms_campaign_enrolments where user_id = $1;
execute released_14('01940000-0000-7000-8000-0000000000aa');

prepare released_15 as delete from sms_messages where user_id is null
    and (from_phone = (select phone from user_profile where user_id = $1)
      or to_phone = (select phone from user_profile where user_id = $1));
execute released_15('01940000-0000-7000-8000-0000000000aa');

prepare released_16 as delete from sms_messages where user_id = $1;
execute released_16('01940000-0000-7000-8000-0000000000aa');
