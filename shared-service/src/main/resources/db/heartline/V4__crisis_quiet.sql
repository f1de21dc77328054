-- Around whom it is quiet, and how long, since danger was heard: a projection of the topic crisis.raised.
create table crisis_quiet (
    crisis_id     uuid        primary key,
    user_id       uuid,
    number_digest text,
    state         text        not null check (state in ('raised', 'withdrawn')),
    raised_at     timestamptz not null,
    quiet_until   timestamptz not null,

    check (user_id is not null or number_digest is not null)
);

create index crisis_quiet_user on crisis_quiet (user_id) where user_id is not null;
create index crisis_quiet_number on crisis_quiet (number_digest) where number_digest is not null;
