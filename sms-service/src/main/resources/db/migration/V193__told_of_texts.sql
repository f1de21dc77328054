-- What the carrier says the pictures and the like are that came with a text, and since when an answer was due: how late it was is measured.
alter table sms_messages
    add column media_types   text[] not null default '{}',
    add column answer_due_at timestamptz;
