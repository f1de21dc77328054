-- What we say in texts, with variables as people write them: "Hey {first_name}!"
create table sms_templates (
    id                         uuid        primary key,

    template_name              text        not null unique,
    -- Beyond the categories of coaching: 'notice' answers a keyword (opt-out, opt-in, help), 'crisis' answers danger.
    template_category          text        not null
        check (template_category in
               ('check_in', 'motivation', 'intervention', 'celebration', 'reminder', 'notice', 'crisis')),

    template_text              text        not null check (template_text <> ''),
    variables                  text[]      not null default '{}',

    ai_personalization_enabled boolean     not null default true,
    personalization_context    jsonb,

    sent_count                 integer     not null default 0 check (sent_count >= 0),
    average_response_rate      numeric     check (average_response_rate between 0 and 1),
    average_engagement_score   numeric     check (average_engagement_score between 0 and 1),

    variant_of_template_id     uuid        references sms_templates (id),

    is_active                  boolean     not null default true,
    created_at                 timestamptz not null default now()
);

create index sms_templates_variant_of on sms_templates (variant_of_template_id) where variant_of_template_id is not null;

insert into sms_templates
    (id, template_name, template_category, template_text, variables, ai_personalization_enabled)
values
    ('019b7400-0000-7000-8000-000000000001', 'celebration', 'celebration',
     'Hey {first_name}! {message}', '{first_name,message}', false),
    ('019b7400-0000-7000-8000-000000000002', 'opt_out_confirmation', 'notice',
     'You won''t get any more texts or calls from Heartline. Reply START if you change your mind.', '{}', false),
    ('019b7400-0000-7000-8000-000000000003', 'opt_in_confirmation', 'notice',
     'Welcome back! Heartline may text and call you again. Reply STOP to end, HELP for help.', '{}', false),
    ('019b7400-0000-7000-8000-000000000004', 'help', 'notice',
     'Heartline: your coach by text and phone. Reply STOP to end texts and calls. Msg & data rates may apply. In an emergency call 911 or your local emergency number.',
     '{}', false),
    -- The words themselves are fixed, and reviewed, in the crisis package that calls and texts share.
    ('019b7400-0000-7000-8000-000000000005', 'crisis_response', 'crisis',
     'Heartline: {response}', '{response}', false);
