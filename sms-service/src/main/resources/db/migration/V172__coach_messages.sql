-- What the coach sent, over every channel: texts and calls by themselves, what was shown in the app or pushed as the host says.
create table coach_messages (
    id                 uuid        primary key, -- of a text or a call: its own
    user_id            uuid        not null,
    channel            text        not null check (channel in ('in_app', 'sms', 'call', 'push')),
    body               text,       -- null for calls, whose words are the call-service's
    cta_text           text,       -- what it asks the user to do, in words
    cta_action         text,       -- as the host names it

    sent_at            timestamptz not null,
    delivered_at       timestamptz,
    read_at            timestamptz,
    engaged_at         timestamptz, -- they answered, or did what it asked for
    helpfulness_rating smallint    check (helpfulness_rating between 1 and 5),
    feedback_text      text,
    rated_at           timestamptz,

    created_at         timestamptz not null default now(),
    untold_delivery    boolean     not null default false, -- that it was delivered is still to be told

    check ((cta_text is null) = (cta_action is null)),
    check ((rated_at is null) = (helpfulness_rating is null and feedback_text is null))
);

create index coach_messages_untold on coach_messages (id) where untold_delivery;
create index coach_messages_user on coach_messages (user_id, sent_at desc, id desc);
