-- How likely it was that somebody would lapse or leave, once a day at most, and what became of it.
create table predictive_nudges (
    id            uuid             primary key,
    user_id       uuid             not null,
    day           date             not null, -- the user's own
    predicted_at  timestamptz      not null,
    model         text             not null,
    lapse_risk    double precision not null check (lapse_risk between 0 and 1),
    leave_risk    double precision not null check (leave_risk between 0 and 1),
    because       text[]           not null,
    next_look_at  timestamptz,               -- what it led to
    lapsed        boolean,                   -- null: not known yet
    has_left      boolean,
    constraint predictive_nudges_once_a_day unique (user_id, day)
);
create index predictive_nudges_unsettled on predictive_nudges (day) where has_left is null;
