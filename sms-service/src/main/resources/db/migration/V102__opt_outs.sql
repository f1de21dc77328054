-- Who doesn't want to hear from us, by text or by call. Rows stay after a new opt-in: they are the record of consent.
create table contact_opt_out (
    id                uuid        primary key,
    phone             text        not null,
    user_id           uuid,       -- null where no profile has the number
    source            text        not null check (source in ('text', 'provider')),
    source_message_id uuid        references sms_messages (id) on delete set null,
    opted_out_at      timestamptz not null,
    opted_in_at       timestamptz check (opted_in_at >= opted_out_at) -- null: binding
);

create unique index contact_opt_out_binding on contact_opt_out (phone) where opted_in_at is null;
create index contact_opt_out_user on contact_opt_out (user_id) where user_id is not null;
create index contact_opt_out_message on contact_opt_out (source_message_id) where source_message_id is not null;
