-- Since when somebody is known is noted with their first profile, whoever writes it; a later one says nothing of that.
create function note_known_since() returns trigger language plpgsql as $$
begin
  insert into user_known_since (user_id, known_since) values (new.user_id, coalesce(new.published_at, new.updated_at))
  on conflict do nothing;
  return null;
end $$;

create trigger user_profile_known_since after insert on user_profile for each row execute function note_known_since();

insert into user_known_since
select user_id, coalesce(published_at, updated_at) from user_profile
on conflict do nothing;
