-- What the days of users were like before they were added up as it happens, and their levels.
insert into user_outcome_metrics (user_id, day, metric, value, updated_at)
select user_id, streak_day, kind, count(*), max(received_at) from behavior_events group by user_id, streak_day, kind
union all
select user_id, streak_day, 'active', count(*), max(received_at) from behavior_events
where kind in ('habit_completed', 'food_logged', 'lesson_done', 'check_in') group by user_id, streak_day;

insert into user_levels (user_id, active_days, updated_at)
select user_id, count(*), max(updated_at) from user_outcome_metrics where metric = 'active' group by user_id;
