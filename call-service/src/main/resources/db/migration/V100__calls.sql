-- A call from the moment it is wanted or rings until its analysis is published.
create table phone_calls (
    id                         uuid        primary key,
    user_id                    uuid,       -- null: no profile, or several, have the number at the other end
    call_direction             text        not null check (call_direction in ('inbound', 'outbound')),
    call_status                text        not null check (call_status in (
        'queued', 'ringing', 'in_progress', 'completed', 'no_answer', 'busy', 'failed', 'canceled')),
    initiated_at               timestamptz not null,
    answered_at                timestamptz,
    ended_at                   timestamptz,
    duration_seconds           integer     check (duration_seconds >= 0),
    provider                   text        not null check (provider in ('twilio', 'vonage', 'plivo')),
    provider_call_sid          text        unique, -- null until the provider has told it
    from_phone                 text        not null,
    to_phone                   text        not null,
    recording_url              text,
    recording_duration_seconds integer     check (recording_duration_seconds >= 0),
    transcript                 text,
    transcript_confidence      numeric(4, 3) check (transcript_confidence between 0 and 1),
    ai_summary                 text,
    key_topics                 text[],
    sentiment                  text        check (sentiment in ('positive', 'negative', 'mixed', 'neutral')),
    user_emotion               text        check (user_emotion in (
        'happy', 'motivated', 'calm', 'anxious', 'frustrated', 'discouraged', 'sad')),
    interventions_provided     jsonb       check (jsonb_typeof(interventions_provided) = 'array'),
    commitments_made           text[],
    follow_up_scheduled        boolean     not null default false,
    follow_up_at               timestamptz,
    follow_up_type             text        check (follow_up_type in ('call', 'sms', 'in_app')),
    call_quality_score         numeric(3, 1) check (call_quality_score between 1 and 10),
    user_satisfaction          integer     check (user_satisfaction between 1 and 10),
    ai_performance_rating      integer     check (ai_performance_rating between 1 and 10),
    cost_cents                 integer     check (cost_cents >= 0),
    created_at                 timestamptz not null default now(),

    call_purpose               text        check (call_purpose in (
        'check_in', 'intervention', 'celebration', 'accountability', 'crisis_support')),
    talking_points             text[]      not null default '{}',
    contact_reason             text,       -- why the contact policy allowed the dial; null for a call the user made
    crisis                     boolean     not null default false,
    last_sequence              integer,    -- highest SequenceNumber among the provider's callbacks
    relay_resumes              integer     not null default 0,
    attended_until             timestamptz not null, -- the sweep leaves the call alone until then
    completed_at               timestamptz, -- when call.completed was published

    check (follow_up_scheduled = (follow_up_at is not null and follow_up_type is not null)),
    check (call_direction = 'outbound' or call_purpose is null),
    check (completed_at is null or call_status in ('completed', 'no_answer', 'busy', 'failed', 'canceled'))
);

create index phone_calls_user on phone_calls (user_id, id desc);
create index phone_calls_status on phone_calls (call_status, id desc);
create index phone_calls_unfinished on phone_calls (attended_until) where completed_at is null; -- the sweep
create index phone_calls_unknown_from on phone_calls (from_phone) where user_id is null; -- erasure
create index phone_calls_unknown_to on phone_calls (to_phone) where user_id is null; -- erasure

-- What was said, as it was said. Written before the call goes on, so that a killed process loses no turn.
create table call_turns (
    call_id     uuid        not null references phone_calls (id) on delete cascade,
    seq         integer     not null check (seq >= 0),
    speaker     text        not null check (speaker in ('coach', 'user')),
    text        text        not null, -- of an interrupted coach only what was heard
    at          timestamptz not null,
    interrupted boolean     not null default false,
    primary key (call_id, seq)
);

-- The live state of the calls whose conversation goes on now.
create table active_calls (
    id                   uuid        primary key,
    phone_call_id        uuid        not null unique references phone_calls (id) on delete cascade,
    user_id              uuid,
    current_state        text        not null check (current_state in (
        'greeting', 'listening', 'responding', 'intervening', 'wrapping_up')),
    conversation_context jsonb       not null,
    next_ai_action       text        check (next_ai_action in (
        'ask_followup', 'provide_support', 'challenge_thinking', 'celebrate_win')),
    confidence_level     numeric(4, 3) check (confidence_level between 0 and 1),
    detected_emotions    text[]      not null default '{}',
    speech_pace          text        check (speech_pace in ('fast', 'normal', 'slow')),
    energy_level         text        check (energy_level in ('high', 'medium', 'low')),
    last_updated_at      timestamptz not null default now(),
    check (detected_emotions <@ array['happy', 'motivated', 'calm', 'anxious', 'frustrated', 'discouraged', 'sad'])
);

create index active_calls_user on active_calls (user_id);

create table scheduled_calls (
    id                uuid        primary key,
    user_id           uuid        not null,
    scheduled_for     timestamptz not null,
    timezone          text        not null, -- IANA
    call_purpose      text        not null check (call_purpose in (
        'check_in', 'intervention', 'celebration', 'accountability', 'crisis_support')),
    ai_talking_points jsonb       not null default '[]' check (jsonb_typeof(ai_talking_points) = 'array'),
    reminder_sent_at  timestamptz,
    completed         boolean     not null default false,
    phone_call_id     uuid        references phone_calls (id) on delete set null,
    created_at        timestamptz not null default now()
);

create index scheduled_calls_due on scheduled_calls (scheduled_for) where not completed;
create index scheduled_calls_user on scheduled_calls (user_id, scheduled_for desc);
create index scheduled_calls_phone_call on scheduled_calls (phone_call_id);

-- Requests to dial that were accepted, so that repeating one dials nobody twice.
create table dial_requests (
    client          text        not null, -- subject of the token
    idempotency_key text        not null,
    request_digest  text        not null, -- SHA-256 of what was asked, in hexadecimal
    call_id         uuid        not null references phone_calls (id) on delete cascade,
    created_at      timestamptz not null default now(),
    primary key (client, idempotency_key)
);

create index dial_requests_call on dial_requests (call_id);

-- Every answer of the contact policy about a call we wanted to make.
create table contact_decisions (
    id         uuid        primary key,
    user_id    uuid        not null,
    purpose    text        not null,
    verdict    text        not null check (verdict in ('allowed', 'held', 'refused')),
    reason     text        not null,
    held_until timestamptz,
    call_id    uuid        references phone_calls (id) on delete cascade,
    decided_at timestamptz not null default now(),
    check ((verdict = 'held') = (held_until is not null)),
    check ((verdict = 'allowed') = (call_id is not null))
);

create index contact_decisions_user on contact_decisions (user_id, decided_at desc);
create index contact_decisions_call on contact_decisions (call_id);

-- Who asked not to be contacted, or to be contacted again; on whichever channel, it binds calls.
create table contact_opt_out (
    user_id   uuid        primary key,
    opted_out boolean     not null,
    as_of     timestamptz not null -- when the user said so
);

-- What the coach has at hand about a user: a projection of the topic context.refreshed.
create table user_context (
    user_id      uuid        primary key,
    version      bigint      not null,
    refreshed_at timestamptz not null,
    snapshot     jsonb       not null
);
