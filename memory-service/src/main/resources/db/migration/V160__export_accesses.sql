-- Who asked for the file with everything of a user, and who took it away. Rows of the users themselves go with them; those of others
-- stay without the user: who takes somebody's data and has them erased afterwards doesn't erase that they took it.
create table export_accesses (
    id        uuid        primary key,
    user_id   uuid,       -- null: erased since, as is the export
    export_id uuid,
    access    text        not null check (access in ('requested', 'downloaded')),
    by_kind   text        not null check (by_kind in ('user', 'operator', 'service')),
    asked_by  text,       -- subject of the token
    at        timestamptz not null
);

create index export_accesses_user on export_accesses (user_id, id);
create index export_accesses_at on export_accesses (at); -- retention
