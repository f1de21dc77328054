-- Whether danger to the user or others was heard in a conversation. It says how the next one opens.
alter table conversation_digests add column crisis boolean not null default false;
