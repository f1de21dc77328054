-- The latest hook of each user, whichever way they were told: nobody else brings them back on that day.
create table hooks_told (
    user_id uuid        primary key,
    hook_id uuid        not null,
    told_at timestamptz not null
);
