-- How far those in a challenge are together, counted by the hour: whoever asks reads a row. Nobody is in it.
create table challenge_standings (
    challenge_id uuid        primary key references challenges on delete cascade,
    people       integer     not null check (people >= 0),  -- who have a place, and don't do without being counted among others
    days_done    bigint      not null check (days_done >= 0), -- of all, of nobody more than the goal
    reached      integer     not null check (reached between 0 and people), -- who have done it
    counted_at   timestamptz not null
);
