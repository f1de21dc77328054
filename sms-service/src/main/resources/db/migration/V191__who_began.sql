-- What answers their text, or is a call of theirs, is nothing that the coach began.
alter table coach_messages add column in_answer boolean not null default false;
