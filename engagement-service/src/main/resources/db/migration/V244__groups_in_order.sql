-- A group is read in the order of this index and only as far as it goes, whatever the planner has last heard of the table.
create index week_standings_group on week_standings (week, league, user_id);
drop index week_standings_league;
