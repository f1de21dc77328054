-- Who wants to be seen by first name by those of their group who want that as well.
create table leaderboard_names (
    user_id   uuid        primary key,
    agreed_at timestamptz not null
);
