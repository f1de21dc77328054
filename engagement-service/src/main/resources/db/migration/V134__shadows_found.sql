-- One pass over the table, during which nobody writes it: by itself, so that it is short.
create index reward_decisions_shadow on reward_decisions (shadow_version, decided_at) where shadow_version is not null;
