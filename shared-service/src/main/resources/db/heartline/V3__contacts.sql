-- What contacts want of us: a projection of the topic consent.changed, and what was said here. A contact is a user (its id) or
-- a phone number (its keyed digest). A number's row names no user and outlives an erasure.
create table contact_consent (
    contact         text        primary key,
    calls_standing  text        check (calls_standing in ('stopped', 'released')),
    calls_since     timestamptz,
    calls_source    text        check (calls_source in ('keyword', 'words', 'speech', 'provider', 'operator', 'app')),
    calls_source_id uuid,
    texts_standing  text        check (texts_standing in ('stopped', 'released')),
    texts_since     timestamptz,
    texts_source    text        check (texts_source in ('keyword', 'words', 'speech', 'provider', 'operator', 'app')),
    texts_source_id uuid,
    paused_until    timestamptz, -- nothing that we start before; no opt-out
    changed_at      timestamptz not null,
    said_here       boolean     not null, -- some of it was said to this service, which therefore sees to it that nobody forgets it

    check ((calls_standing is null) = (calls_since is null) and (calls_standing is null) = (calls_source is null)),
    check ((texts_standing is null) = (texts_since is null) and (texts_standing is null) = (texts_source is null))
);

-- Every answer of the contact policy: for each text that leaves, waits or is dropped, and each dial that is made or isn't.
create table contact_decision (
    id         uuid        primary key,
    subject_id uuid        not null, -- the text, call or request it is about
    user_id    uuid,       -- null: an answer to a number that no profile knows
    channel    text        not null check (channel in ('call', 'sms')),
    purpose    text        not null,
    verdict    text        not null check (verdict in ('allowed', 'held', 'refused')),
    reason     text        not null,
    held_until timestamptz,
    at         timestamptz not null,

    check ((verdict = 'held') = (held_until is not null))
);

create index contact_decision_user on contact_decision (user_id, at desc); -- the frequency cap, erasure
create index contact_decision_subject on contact_decision (subject_id, at desc);
create index contact_decision_at on contact_decision (at); -- retention
