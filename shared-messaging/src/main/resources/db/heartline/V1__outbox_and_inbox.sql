-- Events that are decided but not yet on Kafka. A row is written in the transaction of what it tells, and deleted once
-- the broker has acknowledged it.
create table outbox (
    bucket      smallint    not null,
    id          bigint      generated always as identity,
    event_id    uuid        not null,
    type        text        not null,
    topic       text        not null,
    key         text        not null,
    source      text        not null,
    time        timestamptz not null,
    traceparent text        not null,
    payload     text, -- null: a tombstone
    created_at  timestamptz not null default clock_timestamp(),
    primary key (bucket, id)
) with (
    -- The table is empty most of the time but sees every event: without this its index fills with dead entries.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 10000
);

create index outbox_key on outbox (key); -- erasure of a user

-- A relay works on the buckets that it holds the row lock of.
create table outbox_bucket (
    bucket smallint primary key
);

insert into outbox_bucket select generate_series(0, 63);

-- Events that took effect. A row is written in the transaction of the effect.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);

create index inbox_received_at on inbox (received_at); -- retention

-- Users whose erasure was asked for. What is still on its way about them must find nobody.
create table erased_user (
    user_id   uuid        primary key,
    erased_at timestamptz not null default now()
);
