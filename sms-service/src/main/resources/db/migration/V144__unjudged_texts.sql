-- False where the readers failed when the text came in: it is judged again, and what it says is done then.
alter table sms_messages add column judged boolean not null default true;
