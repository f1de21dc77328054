create table counter (
    key text primary key,
    n   int  not null
);

create table effect (
    id      bigint generated always as identity primary key,
    user_id uuid not null,
    n       int  not null,
    client  text not null
);
