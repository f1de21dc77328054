-- Everything of a user, as they asked for it. Goes by its age (heartline.memory.export.keep), with its pieces.
create table user_exports (
    id           uuid        primary key,
    user_id      uuid        not null,
    requested_at timestamptz not null
);

create index user_exports_user on user_exports (user_id, requested_at);
create index user_exports_requested_at on user_exports (requested_at);

-- What the services answered, in pieces.
create table user_export_pieces (
    export_id uuid        not null references user_exports (id) on delete cascade,
    user_id   uuid        not null,
    service   text        not null,
    piece     integer     not null check (piece >= 0),
    pieces    integer     not null check (pieces > piece),
    taken_at  timestamptz not null,
    text      text        not null,
    primary key (export_id, service, piece)
);

create index user_export_pieces_user on user_export_pieces (user_id);
