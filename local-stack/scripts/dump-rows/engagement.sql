-- Rows that no demo makes, so that a dump has some in every table.
insert into reward_arms values ('check_in', 'coach_celebration', 'small', 3, 5);
insert into mechanic_opt_outs (user_id, mechanic) select user_id, 'streaks' from user_profile order by user_id limit 1;
insert into behavior_events (id, user_id, kind, subject, occurred_at, zone, streak_day) select '01930000-0000-7000-8000-000000000081', user_id, 'habit_completed', 'walk', now(), 'Europe/Vienna', current_date from user_profile order by user_id limit 1;
insert into streaks select user_id, 'habit_completed', 'walk', 4, 9, current_date, 1, now() from user_profile order by user_id limit 1;
insert into engagement_hooks (id, user_id, hook_type, hook_message, urgency_level, delivered_via, delivered_at) select '01930000-0000-7000-8000-000000000082', user_id, 'streak_at_risk', 'Your walk waits.', 'low', '{sms}', now() from user_profile order by user_id limit 1;
insert into social_proof_triggers (id, user_id, proof_type, message) select '01930000-0000-7000-8000-000000000083', user_id, 'others_achieving', 'Others walk as well.' from user_profile order by user_id limit 1;
insert into progress_milestones (id, user_id, milestone_type, milestone_name, current_value, goal_value, percentage_complete) select '01930000-0000-7000-8000-000000000084', user_id, 'streak', 'Seven days', 4, 7, 57 from user_profile order by user_id limit 1;
-- An event that was decided and has not left: the relay of the later version brings it on.
insert into outbox (bucket, event_id, type, topic, key, source, time, traceparent, payload)
  values (7, '01930000-0000-7000-8000-0000000000ee', 'reward.triggered.v1', 'reward.triggered', '01930000-0000-7000-8000-0000000000aa', '/heartline/engagement-service', now(), '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', null);
insert into erased_user values ('01930000-0000-7000-8000-00000000dead', now() - interval '5 days');
