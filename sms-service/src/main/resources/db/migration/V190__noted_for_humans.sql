-- What nobody but a human can see to: it was answered in fixed words, and is listed until somebody says that they have.
alter table sms_messages add column noted_as text check (noted_as in ('stop_elsewhere'));

create index sms_messages_noted on sms_messages (created_at, id) where noted_as is not null and handled_at is null;

-- Not only what is unreadable is seen to.
do $$
declare
    known text;
begin
    select conname into strict known from pg_constraint
    where conrelid = 'sms_messages'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%handled_at IS NULL%unreadable_at IS NOT NULL%';
    execute format('alter table sms_messages drop constraint %I', known);
end
$$;
alter table sms_messages add constraint sms_messages_handled_check
    check (handled_at is null or unreadable_at is not null or noted_as is not null);

insert into sms_templates
    (id, template_name, template_category, template_text, variables, ai_personalization_enabled)
values
    ('019b7400-0000-7000-8000-000000000019', 'stop_elsewhere', 'notice',
     'We can''t stop another number from here. Text STOP from that number, or tell us when we call it. If you mean this one, reply STOP. Nothing has changed; our team has a note of it.',
     '{}', false);
