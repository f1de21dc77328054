-- When a number of ours may send again, where its carrier takes only so many segments a minute.
create table sender_paces (
    provider text        not null,
    number   text        not null, -- ours
    free_at  timestamptz not null,

    primary key (provider, number)
);
