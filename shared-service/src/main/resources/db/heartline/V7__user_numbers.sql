-- When the host application published the profile that stands here, by the record's own timestamp: an older tombstone that is
-- replayed does not erase it.
alter table user_profile add column published_at timestamptz not null default now();
update user_profile set published_at = updated_at;

-- The numbers a user has had. Erasure finds by them what was stored while nobody knew whose number it was.
create table user_number (
    user_id uuid not null,
    phone   text not null, -- E.164
    primary key (user_id, phone)
);

insert into user_number (user_id, phone) select user_id, phone from user_profile where phone is not null;

-- Of those, the ones that are nobody else's now.
create view own_number as
select n.user_id, n.phone
from user_number n
where not exists (select from user_profile other where other.phone = n.phone and other.user_id <> n.user_id);
