-- What somebody says by hand the user never meant to do. The digests keep the words: a restoration brings them back.
create table denied_commitments (
    user_id       uuid        not null,
    wording       text        not null, -- in lower case, without its full stop
    denied_at     timestamptz not null,
    restored_at   timestamptz,
    changed_by    text        not null check (changed_by in ('user', 'operator', 'service')),
    changed_by_id text, -- the subject of the token
    reason        text        not null,
    primary key (user_id, wording)
);
