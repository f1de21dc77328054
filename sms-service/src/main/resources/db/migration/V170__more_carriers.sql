alter table sms_messages drop constraint sms_messages_provider_check;
alter table sms_messages
    add constraint sms_messages_provider_check check (provider in ('twilio', 'messagebird', 'bird', 'plivo')),
    -- What the provider charges; until it says so the cost is segments times the configured price.
    add column cost_is_final boolean not null default false,
    -- Where the provider has to be asked: when next. Null: it needn't be, or is known, or isn't asked any more.
    add column price_due_at  timestamptz,
    add column price_asked   integer not null default 0 check (price_asked >= 0);

comment on column sms_messages.provider is 'the carrier that was asked last; no other is asked once it may have sent the text';

create index sms_messages_unpriced on sms_messages (price_due_at) where price_due_at is not null;
