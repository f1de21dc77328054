-- What the memory-service of version 0.1.0 writes.
-- Prepared and executed as that version does, see ReleasedSchema: a migration that lets one of them fail breaks the replicas
-- that still run during a rolling upgrade.

prepare released_1 as insert into conversation_digests as known
    (id, user_id, source_type, source_id, content_hash, began_at, ended_at, day, zone, engine, summary, key_topics,
     insights, progress, challenges, commitments, sentiment, motivation_level, crisis)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
  on conflict (user_id, source_id) do update set
    content_hash = excluded.content_hash, ended_at = excluded.ended_at, engine = excluded.engine,
    summary = excluded.summary, key_topics = excluded.key_topics, insights = excluded.insights,
    progress = excluded.progress, challenges = excluded.challenges, commitments = excluded.commitments,
    sentiment = excluded.sentiment, motivation_level = excluded.motivation_level,
    crisis = known.crisis or excluded.crisis, ingested_at = now()
  where known.content_hash <> excluded.content_hash
  returning day;
execute released_1(gen_random_uuid(), '01940000-0000-7000-8000-0000000000aa', 'phone_call', '01940000-0000-7000-8000-0000000000f1', 'hash', now(), now(), '2026-01-02', 'Etc/GMT', 'local', 'A talk.', '{}', '{}', '{}', '{}', '{}', 'neutral', 5, true);

prepare released_2 as insert into conversation_turns as known
    (id, user_id, source_type, source_id, conversation_id, seq, speaker, text, said_at, substantial)
  select t.id, $1, $2, $3, $4, t.seq, t.speaker, t.text, t.said_at, t.substantial
  from unnest($5::uuid[], $6::int[], $7::text[], $8::text[], $9::timestamptz[], $10::boolean[])
    as t(id, seq, speaker, text, said_at, substantial)
  on conflict (user_id, source_id, seq) do update set
    speaker = excluded.speaker, text = excluded.text, said_at = excluded.said_at, substantial = excluded.substantial,
    embedding = case when known.text = excluded.text then known.embedding end,
    embedding_model = case when known.text = excluded.text then known.embedding_model end
  returning id, seq;
execute released_2('01940000-0000-7000-8000-0000000000aa', 'phone_call', '01940000-0000-7000-8000-0000000000f1', '01940000-0000-7000-8000-0000000000f1', array['01940000-0000-7000-8000-0000000000e1']::uuid[], '{0}', '{user}', '{Hello}', array[now()], '{true}');

prepare released_3 as insert into ai_episodic_memory
    (id, user_id, memory_type, memory_description, normalised_text, original_timestamp, source_type, source_id,
     strength, stability, difficulty, last_reinforced_at, emotional_valence, confidence, embedding, embedding_model,
     tags, valid_from, learned_at)
  select r.id, $2, r.type, r.description, r.wording, r.occurred_at, $3, $4, r.strength, r.stability, r.difficulty,
    r.occurred_at, r.valence, r.confidence, r.vector::vector, r.model, r.tags, r.occurred_at, $5
  from jsonb_to_recordset($1::text::jsonb) as r(
    id uuid, type text, description text, wording text, occurred_at timestamptz, strength numeric, stability float8,
    difficulty float8, valence numeric, confidence numeric, vector text, model text, tags text[]);
execute released_3('[{"id": "01940000-0000-7000-8000-0000000000d1", "type": "victory", "description": "Ran", "wording": "ran", "occurred_at": "2026-01-02T03:04:05Z", "strength": 1, "stability": 3, "difficulty": 5, "valence": 0.5, "confidence": 0.9, "tags": []}]', '01940000-0000-7000-8000-0000000000aa', 'phone_call', '01940000-0000-7000-8000-0000000000f1', now());

prepare released_4 as update ai_episodic_memory m
  set stability = e.stability, last_reinforced_at = e.at, strength = e.strength
  from unnest($1::uuid[], $2::float8[], $3::timestamptz[], $4::float8[]) as e(id, stability, at, strength)
  where m.id = e.id;
execute released_4(array['01940000-0000-7000-8000-0000000000d1']::uuid[], '{4}', array[now()], '{1}');

prepare released_5 as insert into memory_turns (memory_id, turn_id)
  select memory_id, turn_id from unnest($1::uuid[], $2::uuid[]) as l(memory_id, turn_id)
  on conflict do nothing;
execute released_5(array['01940000-0000-7000-8000-0000000000d1']::uuid[], array['01940000-0000-7000-8000-0000000000e1']::uuid[]);

prepare released_6 as insert into memory_history
    (id, memory_id, user_id, change, occurred_at, recorded_at, source_type, source_id, stability_before, stability_after)
  select h.id, h.memory_id, $1, h.change, h.occurred_at, $4, $2, $3, h.before, h.after
  from unnest($5::uuid[], $6::uuid[], $7::text[], $8::timestamptz[], $9::float8[], $10::float8[])
    as h(id, memory_id, change, occurred_at, before, after);
execute released_6('01940000-0000-7000-8000-0000000000aa', 'phone_call', '01940000-0000-7000-8000-0000000000f1', now(), array[gen_random_uuid()], array['01940000-0000-7000-8000-0000000000d1']::uuid[], '{created}', array[now()], '{null}', '{3}');

prepare released_7 as insert into learned_user_preferences as known
    (id, user_id, preference_category, preference_key, preference_value, confidence, evidence_count,
     supporting, opposing, learned_from, last_confirmed_at)
  values ($1, $2, $3, $4, to_jsonb($5::text), $6::float8, $7, $8, $9, array[$10::text], $11)
  on conflict on constraint learned_preferences_unique do update set
    preference_value = excluded.preference_value, confidence = excluded.confidence,
    evidence_count = excluded.evidence_count, supporting = excluded.supporting, opposing = excluded.opposing,
    learned_from = (select array_agg(distinct source order by source)
      from unnest(known.learned_from || excluded.learned_from) as source),
    last_confirmed_at = greatest(known.last_confirmed_at, excluded.last_confirmed_at);
execute released_7(gen_random_uuid(), '01940000-0000-7000-8000-0000000000aa', 'timing', 'mornings', 'true', 0.9, 1, 1, 0, 'conversation', now());

prepare released_8 as insert into conversation_summaries as known
    (id, user_id, summary_period, start_date, end_date, key_topics, main_insights, user_progress, challenges_discussed,
     commitments_made, overall_sentiment, user_motivation_level, ai_summary)
  values ($1, $2, 'daily', $3, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (user_id, summary_period, start_date) do update set
    key_topics = excluded.key_topics, main_insights = excluded.main_insights, user_progress = excluded.user_progress,
    challenges_discussed = excluded.challenges_discussed, commitments_made = excluded.commitments_made,
    overall_sentiment = excluded.overall_sentiment, user_motivation_level = excluded.user_motivation_level,
    ai_summary = excluded.ai_summary,
    embedding = case when known.ai_summary = excluded.ai_summary then known.embedding end,
    embedding_model = case when known.ai_summary = excluded.ai_summary then known.embedding_model end,
    updated_at = clock_timestamp();
execute released_8(gen_random_uuid(), '01940000-0000-7000-8000-0000000000aa', '2026-01-02', '{}', null, null, '{}', '{}', 'neutral', 5, 'A talk.');

prepare released_9 as insert into context_snapshots (user_id, version, refreshed_at, context) values ($1, $2, $3, $4::text::jsonb)
  on conflict (user_id) do update set
    version = excluded.version, refreshed_at = excluded.refreshed_at, context = excluded.context;
execute released_9('01940000-0000-7000-8000-0000000000aa', 1, now(), '{}');

prepare released_10 as delete from context_snapshots where user_id = $1;
execute released_10('01940000-0000-7000-8000-0000000000aa');

prepare released_11 as delete from conversation_summaries where user_id = $1;
execute released_11('01940000-0000-7000-8000-0000000000aa');

prepare released_12 as delete from conversation_digests where user_id = $1;
execute released_12('01940000-0000-7000-8000-0000000000aa');

prepare released_13 as delete from learned_user_preferences where user_id = $1;
execute released_13('01940000-0000-7000-8000-0000000000aa');

prepare released_14 as delete from ai_episodic_memory where user_id = $1;
execute released_14('01940000-0000-7000-8000-0000000000aa');

prepare released_15 as delete from conversation_turns where user_id = $1;
execute released_15('01940000-0000-7000-8000-0000000000aa');

prepare released_16 as delete from user_interaction_patterns where user_id = $1;
execute released_16('01940000-0000-7000-8000-0000000000aa');
