-- When and with what each user is best reached: from patterns.refreshed, each event in place of the one before.
create table reach_patterns (
    user_id          uuid        primary key,
    version          bigint      not null,
    active_hours     integer[]   not null, -- 0..23 on the user's wall clock, most active first
    active_days      text[]      not null, -- monday and so on, most active first
    engaging_types   text[]      not null, -- what they answer, best first
    unengaging_types text[]      not null, -- what they leave unanswered, worst first
    refreshed_at     timestamptz not null
);
