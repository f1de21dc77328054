-- What every service of version 0.1.0 writes.
-- Prepared and executed as that version does, see ReleasedSchema: a migration that lets one of them fail breaks the replicas
-- that still run during a rolling upgrade.

prepare released_1 as insert into user_profile
    (user_id, first_name, phone, timezone, language, birth_date, consents, rewards_opt_out, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (user_id) do update set
    first_name = excluded.first_name, phone = excluded.phone, timezone = excluded.timezone,
    language = excluded.language, birth_date = excluded.birth_date, consents = excluded.consents,
    rewards_opt_out = excluded.rewards_opt_out, updated_at = excluded.updated_at;
execute released_1('01940000-0000-7000-8000-0000000000aa', 'Ana', '+12025550199', 'Etc/GMT', 'en', '1990-01-01', '{call,sms}', false, now());

prepare released_2 as insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing;
execute released_2('profile', gen_random_uuid());

prepare released_3 as insert into inbox (consumer, event_id)
  select cast($1 as text), cast($2 as uuid)
  where not exists (select from erased_user where user_id = cast($3 as uuid))
  on conflict do nothing;
execute released_3('profile', gen_random_uuid(), '01940000-0000-7000-8000-0000000000aa');

prepare released_4 as insert into outbox (bucket, event_id, type, topic, key, source, time, traceparent, payload)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9;
execute released_4(1, gen_random_uuid(), 'call.completed.v1', 'call.completed', 'key', '/heartline/call-service', now(), '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{}');

prepare released_5 as delete from outbox where key = $1;
execute released_5('key');

prepare released_6 as insert into erased_user (user_id) values ($1) on conflict do nothing;
execute released_6('01940000-0000-7000-8000-0000000000aa');

prepare released_7 as delete from erased_user where user_id = $1;
execute released_7('01940000-0000-7000-8000-0000000000aa');

prepare released_8 as delete from user_profile where user_id = $1;
execute released_8('01940000-0000-7000-8000-0000000000aa');
