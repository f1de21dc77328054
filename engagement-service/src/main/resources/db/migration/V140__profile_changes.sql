-- Who said over REST who a user is, where that was news, and who had a user erased. Erasures keep the bare id, as erased_user does;
-- the others stay without the user: who gives somebody another number and has them erased afterwards doesn't erase that they did it.
create table profile_changes (
    id       uuid        primary key,
    user_id  uuid,       -- null: described, and erased since
    change   text        not null check (change in ('described', 'erased')),
    fields   text[]      not null, -- what was news, by its name: never what it was or is
    asked_by text        not null, -- subject of the token
    at       timestamptz not null,
    check (user_id is not null or change = 'described'),
    check ((change = 'described') = (cardinality(fields) > 0))
);

create index profile_changes_user on profile_changes (user_id, id);
create index profile_changes_at on profile_changes (at); -- retention
