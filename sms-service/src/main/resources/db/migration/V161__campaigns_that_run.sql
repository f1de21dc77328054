-- Definitions of segments, as data. A limit that is null is none. Only whom we may text is in any of them.
create table user_segments (
    name               text    primary key,
    description        text    not null,
    known_days_least   integer check (known_days_least >= 0),   -- since their first profile
    known_days_most    integer check (known_days_most >= 0),
    silent_days_least  integer check (silent_days_least >= 0),  -- since they last did or wrote something; who never did has none
    silent_days_most   integer check (silent_days_most >= 0),
    active_days_least  integer check (active_days_least >= 0),  -- days on which they did or wrote something, of the last ones
    active_within_days integer check (active_within_days > 0),
    check ((active_days_least is null) = (active_within_days is null))
);

insert into user_segments values
    ('all', 'Everybody who may be texted', null, null, null, null, null, null),
    ('new_users', 'Known for two weeks at most', null, 14, null, null, null, null),
    ('at_risk', 'Known for longer than two weeks, and silent for 5 to 60 days', 15, null, 5, 60, null, null),
    ('high_performers', 'Active on 10 of the last 14 days', null, null, null, null, 10, 14);

-- What segments go by. The rows go with the profile.
create table user_known_since (
    user_id     uuid        primary key references user_profile (user_id) on delete cascade,
    known_since timestamptz not null
);

insert into user_known_since select user_id, coalesce(published_at, updated_at) from user_profile;

create table user_active_days (
    user_id uuid not null references user_profile (user_id) on delete cascade,
    day     date not null, -- local

    primary key (user_id, day)
);

create index user_active_days_day on user_active_days (day);

alter table sms_campaigns
    add column holdout_percent  integer     not null default 0 check (holdout_percent between 0 and 50),
    add column stop_on_reply    boolean     not null default true,
    add column texts_per_minute integer     not null default 600 check (texts_per_minute > 0),
    add column held_out_count   integer     not null default 0 check (held_out_count between 0 and enrolled_users_count),
    add column enrolling        boolean     not null default false, -- the segment is being gone through
    add column enrolled_upto    uuid,        -- the last user of the segment that was looked at
    add column released_until   timestamptz, -- by its rate no further text is due before
    add column started_at       timestamptz,
    add column ended_at         timestamptz,
    add column created_by       text        not null default 'heartline',
    add check ((status = 'completed') = (ended_at is not null)) not valid;

-- Those that run: few, and each claim begins here.
create index sms_campaigns_active on sms_campaigns (id) where status = 'active';

alter table sms_campaign_enrolments drop constraint sms_campaign_enrolments_status_check;
alter table sms_campaign_enrolments
    add column claimed_at timestamptz, -- somebody finds the words of the next step; after the lease another may
    add column end_reason text check (end_reason in ('reply', 'opted_out', 'no_consent', 'crisis', 'unusable_template')),
    add constraint sms_campaign_enrolments_status_check
        check (status in ('active', 'paused', 'stopped', 'completed', 'held_out')),
    add check ((status = 'held_out') = holdout),
    add check (end_reason is null or status = 'stopped'),
    -- Whoever is being enrolled while they are erased goes with their profile.
    add foreign key (user_id) references user_profile (user_id) on delete cascade;

drop index sms_campaign_enrolments_due;
create index sms_campaign_enrolments_due on sms_campaign_enrolments (campaign_id, next_step_at) where status = 'active';

-- Who has come to the end of a campaign: counted in several rows, so that nobody waits for a counter.
create table sms_campaign_tallies (
    campaign_id uuid     not null references sms_campaigns (id) on delete cascade,
    shard       smallint not null,
    completed   bigint   not null check (completed >= 0),

    primary key (campaign_id, shard)
);

-- A text of a campaign goes after all others, and is known again.
drop index sms_messages_due;
alter table sms_messages drop column priority;
alter table sms_messages
    add column campaign_id   uuid references sms_campaigns (id),
    add column campaign_step integer check (campaign_step >= 0),
    add check ((campaign_id is null) = (campaign_step is null));
alter table sms_messages add column priority smallint generated always as
    (case
        when purpose = 'crisis_response' then 0
        when purpose in ('opt_out_confirmation', 'help', 'reply') then 1
        when campaign_id is null then 2
        else 3
    end) stored;
create index sms_messages_due on sms_messages (priority, not_before) where status in ('queued', 'held');
create index sms_messages_of_campaigns on sms_messages (user_id, campaign_id)
    where campaign_id is not null and status in ('queued', 'held', 'sending');

alter table sms_messages drop constraint sms_messages_contact_reason_check;
alter table sms_messages add constraint sms_messages_contact_reason_check
    check (contact_reason in ('within_contact_hours', 'direct_reply', 'crisis_response', 'opt_out_confirmation', 'help',
                              'quiet_hours', 'paused', 'crisis_quiet', 'frequency_cap',
                              'opted_out', 'no_consent', 'unknown_time_zone', 'no_phone', 'expired', 'campaign_stopped'));
