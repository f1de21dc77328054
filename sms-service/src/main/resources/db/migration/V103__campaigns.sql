-- Sequences of texts to a segment of users.
create table sms_campaigns (
    id                   uuid        primary key,
    campaign_name        text        not null,

    target_user_segment  text        not null
        check (target_user_segment in ('new_users', 'at_risk', 'high_performers', 'all')),

    message_sequence     jsonb       not null check (jsonb_typeof(message_sequence) = 'array'),

    enrolled_users_count integer     not null default 0 check (enrolled_users_count >= 0),
    completion_rate      numeric     check (completion_rate between 0 and 1),

    status               text        not null default 'draft'
        check (status in ('draft', 'active', 'paused', 'completed')),

    created_at           timestamptz not null default now()
);

create table sms_campaign_enrolments (
    campaign_id  uuid        not null references sms_campaigns (id) on delete cascade,
    user_id      uuid        not null,
    status       text        not null default 'active' check (status in ('active', 'paused', 'stopped', 'completed')),
    holdout      boolean     not null default false, -- enrolled for comparison, never texted
    next_step    integer     not null default 0 check (next_step >= 0),
    next_step_at timestamptz,
    enrolled_at  timestamptz not null,
    ended_at     timestamptz,

    primary key (campaign_id, user_id)
);

create index sms_campaign_enrolments_user on sms_campaign_enrolments (user_id);
create index sms_campaign_enrolments_due on sms_campaign_enrolments (next_step_at) where status = 'active';
