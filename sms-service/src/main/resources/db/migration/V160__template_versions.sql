-- An edit makes a new version; what was sent, and what is still to be sent, stays as it was written.
alter table sms_templates
    add column version       integer     not null default 1 check (version > 0),
    add column changed_at    timestamptz not null default now(),
    add column changed_by    text        not null default 'heartline',
    -- Of the version that is in use: what its variants are weighed by.
    add column settled_count bigint      not null default 0 check (settled_count >= 0),
    add column replied_count bigint      not null default 0 check (replied_count between 0 and settled_count),
    add check (variant_of_template_id <> id);

update sms_templates set changed_at = created_at;

create table sms_template_versions (
    template_id                uuid        not null references sms_templates (id) on delete cascade,
    version                    integer     not null check (version > 0),
    template_text              text        not null check (template_text <> ''),
    variables                  text[]      not null,
    ai_personalization_enabled boolean     not null,
    personalization_context    jsonb,
    changed_at                 timestamptz not null,
    changed_by                 text        not null,

    primary key (template_id, version)
);

insert into sms_template_versions
select id, version, template_text, variables, ai_personalization_enabled, personalization_context, changed_at, changed_by
from sms_templates;

alter table sms_messages
    add column template_version integer;

-- What was sent of a template lately.
create index sms_messages_of_templates on sms_messages (sent_at) where template_id is not null and sent_at is not null;

-- How each version did on each day (UTC) on which it was sent. Counted anew while replies may still come, then left as it is.
create table sms_template_days (
    template_id uuid             not null references sms_templates (id) on delete cascade,
    version     integer          not null,
    day         date             not null,
    sent        bigint           not null check (sent >= 0),
    settled     bigint           not null check (settled between 0 and sent),    -- replied to, or beyond the time for it
    replied     bigint           not null check (replied between 0 and settled),
    opted_out   bigint           not null check (opted_out between 0 and settled),
    score       double precision not null check (score between 0 and settled),

    primary key (template_id, version, day)
);

-- One row: up to when the days are counted, and the lock of whoever counts.
create table sms_template_counting (
    only_row   boolean primary key default true check (only_row),
    counted_at timestamptz
);

insert into sms_template_counting default values;

comment on column sms_templates.sent_count is 'texts that a provider took, of all versions; counted from sms_messages';

-- Why a text is worded as this variant and not as another: at what odds it was drawn.
create table sms_template_choices (
    message_id       uuid             primary key references sms_messages (id) on delete cascade,
    base_template_id uuid             not null references sms_templates (id) on delete cascade,
    template_id      uuid             not null references sms_templates (id) on delete cascade,
    propensities     jsonb            not null, -- by template: its chance before the draw; they sum to 1
    posteriors       jsonb            not null, -- by template: [alpha, beta]
    drawn            double precision not null check (drawn >= 0 and drawn < 1)
);

create index sms_template_choices_base on sms_template_choices (base_template_id);
