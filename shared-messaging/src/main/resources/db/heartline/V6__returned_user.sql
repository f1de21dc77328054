-- Users who came back after an erasure. What happened until then stays forgotten: an event that tells of it and arrives late
-- has no effect.
create table returned_user (
    user_id   uuid        primary key,
    erased_at timestamptz not null
);
