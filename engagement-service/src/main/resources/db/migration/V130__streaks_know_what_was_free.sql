-- How many free times that began by its last day a streak was computed with: where there are more now, it is computed again before
-- it is used. It takes the place of is_stale, which replicas of before still write: that goes a version later.
alter table streaks add column free_known integer not null default 0;
