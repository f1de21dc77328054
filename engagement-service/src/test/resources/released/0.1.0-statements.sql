-- What the engagement-service of version 0.1.0 writes.
-- Prepared and executed as that version does, see ReleasedSchema: a migration that lets one of them fail breaks the replicas
-- that still run during a rolling upgrade.

prepare released_1 as insert into crisis_quiet_periods (user_id, quiet_until) values ($1, $2)
  on conflict (user_id) do update set quiet_until = greatest(crisis_quiet_periods.quiet_until, excluded.quiet_until);
execute released_1('01940000-0000-7000-8000-0000000000aa', now());

prepare released_2 as insert into reward_decisions
    (id, user_id, event_id, action, source_type, source_id, policy_version, gate_verdict, reason, eligible_arms,
     propensities, posteriors, chosen_arm, chance, attempt, draw_u, arm_u, action_at, decided_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19);
execute released_2('01940000-0000-7000-8000-0000000000a1', '01940000-0000-7000-8000-0000000000aa', gen_random_uuid(), 'check_in', 'phone_call', gen_random_uuid(), '1', 'passed', 'draw_won', '{confetti/small}', '{}', '{}', 'confetti/small', 0.3, 1, 0.1, 0.1, now(), now());

prepare released_3 as insert into dopamine_triggers
    (id, user_id, decision_id, trigger_type, trigger_name, reward_type, reward_intensity, message, channels,
     delivered_at, delay_from_action_seconds, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10);
execute released_3(gen_random_uuid(), '01940000-0000-7000-8000-0000000000aa', '01940000-0000-7000-8000-0000000000a1', 'surprise_reward', 'check_in', 'confetti', 'small', 'Well done', '{in_app}', now(), 1);

prepare released_4 as with state as (
    insert into variable_ratio_state (user_id, reward_category, misses, updated_at) values ($2, $4, $10, $9)
    on conflict (user_id, reward_category) do update set misses = excluded.misses, updated_at = excluded.updated_at
  )
  insert into variable_rewards
    (id, user_id, decision_id, reward_category, trigger_action, reward_probability, reward_delivered, reward_type,
     surprise_factor, created_at)
  values ($1, $2, $3, $4, $5, $6::float8, $7::text is not null, $7, $8::float8, $9);
execute released_4(gen_random_uuid(), '01940000-0000-7000-8000-0000000000aa', '01940000-0000-7000-8000-0000000000a1', 'check_in', 'check_in', 0.3, 'confetti', 0.7, now(), 0);

prepare released_5 as update dopamine_triggers set user_engaged = $2, engagement_duration_seconds = $3 where id = $1
  returning *;
execute released_5(gen_random_uuid(), true, 3);

prepare released_6 as insert into reward_arms (reward_category, reward_type, reward_intensity, successes, failures)
  values ($1, $2, $3, greatest($4, 0), greatest($5, 0))
  on conflict (reward_category, reward_type, reward_intensity) do update set
    successes = reward_arms.successes + $4, failures = reward_arms.failures + $5;
execute released_6('check_in', 'confetti', 'small', 1, 0);

prepare released_7 as insert into mechanic_opt_outs (user_id, mechanic) values ($1, $2) on conflict do nothing;
execute released_7('01940000-0000-7000-8000-0000000000aa', 'hooks');

prepare released_8 as delete from mechanic_opt_outs where user_id = $1 and mechanic = $2;
execute released_8('01940000-0000-7000-8000-0000000000aa', 'hooks');

prepare released_9 as delete from variable_rewards where user_id = $1;
execute released_9('01940000-0000-7000-8000-0000000000aa');

prepare released_10 as delete from dopamine_triggers where user_id = $1;
execute released_10('01940000-0000-7000-8000-0000000000aa');

prepare released_11 as delete from reward_decisions where user_id = $1;
execute released_11('01940000-0000-7000-8000-0000000000aa');

prepare released_12 as delete from variable_ratio_state where user_id = $1;
execute released_12('01940000-0000-7000-8000-0000000000aa');

prepare released_13 as delete from mechanic_opt_outs where user_id = $1;
execute released_13('01940000-0000-7000-8000-0000000000aa');

prepare released_14 as delete from crisis_quiet_periods where user_id = $1;
execute released_14('01940000-0000-7000-8000-0000000000aa');

prepare released_15 as delete from behavior_events where user_id = $1;
execute released_15('01940000-0000-7000-8000-0000000000aa');

prepare released_16 as delete from streaks where user_id = $1;
execute released_16('01940000-0000-7000-8000-0000000000aa');

prepare released_17 as delete from engagement_hooks where user_id = $1;
execute released_17('01940000-0000-7000-8000-0000000000aa');

prepare released_18 as delete from social_proof_triggers where user_id = $1;
execute released_18('01940000-0000-7000-8000-0000000000aa');

prepare released_19 as delete from progress_milestones where user_id = $1;
execute released_19('01940000-0000-7000-8000-0000000000aa');
