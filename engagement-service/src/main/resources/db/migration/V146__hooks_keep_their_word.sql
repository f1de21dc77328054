-- A deadline that was told is one that nobody moves.
create function hooks_keep_their_word() returns trigger language plpgsql as $$
begin
    if new.expires_at is distinct from old.expires_at then
        raise exception 'the end of a hook is not moved';
    end if;
    return new;
end $$;
create trigger hooks_keep_their_word before update of expires_at on engagement_hooks
    for each row execute function hooks_keep_their_word();
