-- When the pause was asked for or, where paused_until is null, ended by a release. Null for pauses from before: changed_at.
alter table contact_consent add column paused_at timestamptz;

-- Numbers of erased users, as digests: a crisis that was heard from one of them before, and told of after the erasure, is not
-- noted again. Kept for as long as such an event can be on its way.
create table erased_number (
    number_digest text        primary key,
    erased_at     timestamptz not null
);

-- retention
create index erased_number_erased_at on erased_number (erased_at);
create index returned_user_erased_at on returned_user (erased_at);
create index crisis_quiet_until on crisis_quiet (quiet_until);
