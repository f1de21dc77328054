-- One pass over the table, during which nobody writes it: by itself, so that it is short.
create index variable_rewards_unmeasured on variable_rewards (coalesce(action_at, created_at))
    where user_repeated_action_within_hour is null;
