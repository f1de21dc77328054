-- What this service knows of its users: a projection of the topic user.profile.
create table user_profile (
    user_id         uuid        primary key,
    first_name      text,
    phone           text,       -- E.164
    timezone        text,       -- IANA
    language        text,       -- BCP 47
    birth_date      date,
    consents        text[]      not null default '{}',
    rewards_opt_out boolean     not null default false,
    updated_at      timestamptz not null
);

create index user_profile_phone on user_profile (phone);
