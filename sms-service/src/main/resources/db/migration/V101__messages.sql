-- Every text, in and out.
create table sms_messages (
    id                    uuid        primary key,
    user_id               uuid,       -- null: no profile has the number, or an inbound text that is not understood yet

    direction             text        not null check (direction in ('inbound', 'outbound')),
    from_phone            text        not null,
    to_phone              text,       -- null only where there was none to send to
    body                  text        not null,
    media_count           integer     not null default 0 check (media_count >= 0),

    provider              text        not null check (provider in ('twilio', 'messagebird', 'plivo')),
    provider_message_sid  text        unique,

    -- Beyond what a provider reports: 'received' (inbound); 'sending' (claimed: whether the provider has it is unknown until
    -- its answer is recorded); 'held' (until not_before, for its contact_reason); 'skipped' (never sent, ditto).
    status                text        not null
        check (status in ('received', 'queued', 'held', 'sending', 'sent', 'delivered', 'failed', 'undelivered', 'skipped')),
    error_code            text,
    error_message         text,

    sent_at               timestamptz,
    delivered_at          timestamptz,

    intent_detected       text
        check (intent_detected in ('request_help', 'report_progress', 'log_food', 'ask_question', 'emergency',
                                   'opt_out', 'opt_in', 'other')),
    intent_confidence     double precision check (intent_confidence between 0 and 1),
    sentiment             text        check (sentiment in ('positive', 'negative', 'mixed', 'neutral')),
    sentiment_confidence  double precision check (sentiment_confidence between 0 and 1),
    requires_response     boolean,
    crisis                boolean,
    read_by               text,       -- the engine
    reading_since         timestamptz, -- a reader has it; after its lease another may
    understood_at         timestamptz, -- sms.received was published in the same transaction

    conversation_id       uuid,
    replied_to_message_id uuid        references sms_messages (id) on delete set null,

    segments              integer     not null check (segments > 0),
    cost_cents            integer     not null check (cost_cents >= 0), -- estimate: segments x configured price

    purpose               text
        check (purpose in ('coaching', 'celebration', 'reminder', 'follow_up', 'nudge', 'reply',
                           'opt_out_confirmation', 'crisis_response')),
    contact_reason        text        -- why it was last let through, held or skipped
        check (contact_reason in ('within_contact_hours', 'direct_reply', 'crisis_response', 'opt_out_confirmation',
                                  'quiet_hours', 'opted_out', 'no_consent', 'unknown_time_zone', 'no_phone')),
    not_before            timestamptz,
    attempts              integer     not null default 0 check (attempts >= 0), -- times claimed for sending
    claimed_at            timestamptz, -- when the last attempt began
    looked_up_at          timestamptz, -- when its unknown outcome was last looked up

    template_id           uuid        references sms_templates (id),
    source_event_id       uuid        unique, -- the event that asked for it
    request_digest        text,       -- of the REST request that asked for it: tells a repetition from a misuse of its key

    created_at            timestamptz not null,

    check ((direction = 'inbound') = (status = 'received')),
    check (direction = 'inbound' or (purpose is not null and not_before is not null and conversation_id is not null)),
    check (to_phone is not null or status = 'skipped'),
    check (understood_at is null
           or (conversation_id is not null and intent_detected is not null and requires_response is not null
               and crisis is not null))
);

create index sms_messages_user on sms_messages (user_id, created_at desc, id desc) where user_id is not null;
create index sms_messages_conversation on sms_messages (conversation_id, created_at desc);
create index sms_messages_replied_to on sms_messages (replied_to_message_id) where replied_to_message_id is not null;
-- Threads of numbers that no profile knows, and their erasure.
create index sms_messages_unknown_from on sms_messages (from_phone, created_at desc) where user_id is null;
create index sms_messages_unknown_to on sms_messages (to_phone) where user_id is null;
-- The sweeps: each finds its next row without a scan.
create index sms_messages_not_understood on sms_messages (created_at, id)
    where direction = 'inbound' and understood_at is null;
create index sms_messages_not_understood_from on sms_messages (from_phone, created_at, id)
    where direction = 'inbound' and understood_at is null;
create index sms_messages_due on sms_messages (not_before) where status in ('queued', 'held');
create index sms_messages_sending on sms_messages (claimed_at) where status = 'sending';
