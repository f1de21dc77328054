-- The words of a turn stay as they were said; whether they hold a card number, a password, an id or an address is marked here.
-- Everything made of them, also the transcript of the call, holds the masked words. Set when the call is completed.
alter table call_turns add column sensitive boolean not null default false;
