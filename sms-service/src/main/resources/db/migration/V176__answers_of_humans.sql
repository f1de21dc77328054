-- What a human wrote, or let go, is theirs: whoever writes on, or who answers from now on, takes back what is the coach's alone.
alter table sms_messages add column sent_by_human boolean not null default false;
