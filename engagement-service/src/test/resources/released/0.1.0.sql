--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: behavior_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.behavior_events (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    subject text,
    attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    zone text NOT NULL,
    streak_day date NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT behavior_events_attributes_check CHECK ((jsonb_typeof(attributes) = 'object'::text)),
    CONSTRAINT behavior_events_kind_check CHECK ((kind = ANY (ARRAY['habit_completed'::text, 'food_logged'::text, 'lesson_done'::text, 'weight_logged'::text, 'check_in'::text, 'app_opened'::text])))
);

--
-- Name: crisis_quiet_periods; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crisis_quiet_periods (
    user_id uuid NOT NULL,
    quiet_until timestamp with time zone NOT NULL
);

--
-- Name: dopamine_triggers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.dopamine_triggers (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    trigger_type text NOT NULL,
    trigger_name text NOT NULL,
    reward_type text NOT NULL,
    reward_intensity text NOT NULL,
    message text NOT NULL,
    channels text[] NOT NULL,
    delivered_at timestamp with time zone NOT NULL,
    delay_from_action_seconds integer NOT NULL,
    user_engaged boolean,
    engagement_duration_seconds integer,
    increased_next_day_engagement boolean,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT dopamine_triggers_channels_check CHECK ((channels <@ ARRAY['call'::text, 'sms'::text, 'in_app'::text, 'push'::text])),
    CONSTRAINT dopamine_triggers_delay_from_action_seconds_check CHECK ((delay_from_action_seconds >= 0)),
    CONSTRAINT dopamine_triggers_engagement_duration_seconds_check CHECK ((engagement_duration_seconds >= 0)),
    CONSTRAINT dopamine_triggers_reward_intensity_check CHECK ((reward_intensity = ANY (ARRAY['small'::text, 'medium'::text, 'large'::text, 'epic'::text]))),
    CONSTRAINT dopamine_triggers_reward_type_check CHECK ((reward_type = ANY (ARRAY['visual_animation'::text, 'sound_effect'::text, 'confetti'::text, 'coach_celebration'::text, 'unlock_feature'::text]))),
    CONSTRAINT dopamine_triggers_trigger_type_check CHECK ((trigger_type = ANY (ARRAY['streak_milestone'::text, 'level_up'::text, 'badge_unlock'::text, 'surprise_reward'::text, 'social_recognition'::text])))
);

--
-- Name: engagement_hooks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.engagement_hooks (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    hook_type text NOT NULL,
    hook_message text NOT NULL,
    urgency_level text NOT NULL,
    expires_at timestamp with time zone,
    delivered_via text[] DEFAULT '{}'::text[] NOT NULL,
    delivered_at timestamp with time zone,
    user_returned boolean,
    time_to_return_minutes integer,
    action_completed boolean,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT engagement_hooks_delivered_somewhere CHECK (((delivered_at IS NULL) OR (cardinality(delivered_via) > 0))),
    CONSTRAINT engagement_hooks_delivered_via_check CHECK ((delivered_via <@ ARRAY['push'::text, 'sms'::text, 'in_app_badge'::text])),
    CONSTRAINT engagement_hooks_hook_type_check CHECK ((hook_type = ANY (ARRAY['uncompleted_task'::text, 'pending_achievement'::text, 'streak_at_risk'::text, 'friend_activity'::text, 'personalized_insight'::text]))),
    CONSTRAINT engagement_hooks_time_to_return_minutes_check CHECK ((time_to_return_minutes >= 0)),
    CONSTRAINT engagement_hooks_urgency_level_check CHECK ((urgency_level = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])))
);

--
-- Name: erased_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.erased_user (
    user_id uuid NOT NULL,
    erased_at timestamp with time zone DEFAULT now() NOT NULL
);

--
-- Name: flyway_schema_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);

--
-- Name: inbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);

--
-- Name: mechanic_opt_outs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mechanic_opt_outs (
    user_id uuid NOT NULL,
    mechanic text NOT NULL,
    opted_out_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT mechanic_opt_outs_mechanic_check CHECK ((mechanic = ANY (ARRAY['streaks'::text, 'levels'::text, 'badges'::text, 'surprise_rewards'::text, 'social_recognition'::text, 'hooks'::text, 'social_proof'::text, 'milestones'::text])))
);

--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    bucket smallint NOT NULL,
    id bigint NOT NULL,
    event_id uuid NOT NULL,
    type text NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    source text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    traceparent text NOT NULL,
    payload text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='2000', autovacuum_vacuum_insert_scale_factor='0', autovacuum_vacuum_insert_threshold='10000');

--
-- Name: outbox_bucket; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox_bucket (
    bucket smallint NOT NULL
);

--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: progress_milestones; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.progress_milestones (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    milestone_type text NOT NULL,
    milestone_name text NOT NULL,
    current_value numeric NOT NULL,
    goal_value numeric NOT NULL,
    percentage_complete numeric NOT NULL,
    chart_url text,
    celebration_image_url text,
    shareable boolean DEFAULT true NOT NULL,
    shared_to_social boolean,
    next_milestone_name text,
    distance_to_next numeric,
    achieved_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT progress_milestones_distance_to_next_check CHECK ((distance_to_next >= (0)::numeric)),
    CONSTRAINT progress_milestones_milestone_type_check CHECK ((milestone_type = ANY (ARRAY['weight_goal'::text, 'streak'::text, 'days_logged'::text, 'lessons_completed'::text, 'habits_formed'::text]))),
    CONSTRAINT progress_milestones_percentage_complete_check CHECK (((percentage_complete >= (0)::numeric) AND (percentage_complete <= (100)::numeric)))
);

--
-- Name: reward_arms; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reward_arms (
    reward_category text NOT NULL,
    reward_type text NOT NULL,
    reward_intensity text NOT NULL,
    successes bigint NOT NULL,
    failures bigint NOT NULL,
    CONSTRAINT reward_arms_failures_check CHECK ((failures >= 0)),
    CONSTRAINT reward_arms_reward_category_check CHECK ((reward_category = ANY (ARRAY['streak'::text, 'logging'::text, 'check_in'::text, 'achievement'::text]))),
    CONSTRAINT reward_arms_reward_intensity_check CHECK ((reward_intensity = ANY (ARRAY['small'::text, 'medium'::text, 'large'::text, 'epic'::text]))),
    CONSTRAINT reward_arms_reward_type_check CHECK ((reward_type = ANY (ARRAY['visual_animation'::text, 'sound_effect'::text, 'confetti'::text, 'coach_celebration'::text, 'unlock_feature'::text]))),
    CONSTRAINT reward_arms_successes_check CHECK ((successes >= 0))
);

--
-- Name: reward_decisions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reward_decisions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    event_id uuid NOT NULL,
    action text NOT NULL,
    source_type text NOT NULL,
    source_id uuid NOT NULL,
    policy_version text NOT NULL,
    gate_verdict text NOT NULL,
    reason text NOT NULL,
    eligible_arms text[] NOT NULL,
    propensities jsonb NOT NULL,
    posteriors jsonb NOT NULL,
    chosen_arm text,
    chance double precision NOT NULL,
    attempt integer,
    draw_u double precision,
    arm_u double precision,
    action_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    CONSTRAINT reward_decisions_action_check CHECK ((action = ANY (ARRAY['check_in'::text, 'missed_call'::text, 'victory'::text]))),
    CONSTRAINT reward_decisions_arm_u_check CHECK (((arm_u >= (0)::double precision) AND (arm_u < (1)::double precision))),
    CONSTRAINT reward_decisions_attempt_check CHECK ((attempt > 0)),
    CONSTRAINT reward_decisions_chance_check CHECK (((chance >= (0)::double precision) AND (chance <= (1)::double precision))),
    CONSTRAINT reward_decisions_draw_is_whole CHECK (((attempt IS NULL) = (draw_u IS NULL))),
    CONSTRAINT reward_decisions_draw_u_check CHECK (((draw_u >= (0)::double precision) AND (draw_u < (1)::double precision))),
    CONSTRAINT reward_decisions_gate_verdict_check CHECK ((gate_verdict = ANY (ARRAY['passed'::text, 'refused'::text]))),
    CONSTRAINT reward_decisions_posteriors_check CHECK ((jsonb_typeof(posteriors) = 'object'::text)),
    CONSTRAINT reward_decisions_propensities_check CHECK ((jsonb_typeof(propensities) = 'object'::text)),
    CONSTRAINT reward_decisions_reason_check CHECK ((reason = ANY (ARRAY['no_conversation'::text, 'already_decided_for_source'::text, 'crisis_quiet'::text, 'profile_unknown'::text, 'opted_out'::text, 'mechanic_opted_out'::text, 'health'::text, 'repeated_within_hour'::text, 'daily_limit'::text, 'age_unknown'::text, 'minor'::text, 'zone_unknown'::text, 'night'::text, 'holdout'::text, 'first_coaching_call'::text, 'victory_shared'::text, 'draw_won'::text, 'draw_lost'::text]))),
    CONSTRAINT reward_decisions_refused_gets_nothing CHECK (((gate_verdict = 'passed'::text) OR (chosen_arm IS NULL))),
    CONSTRAINT reward_decisions_source_type_check CHECK ((source_type = ANY (ARRAY['conversation'::text, 'phone_call'::text, 'sms'::text, 'food_log'::text, 'behavior'::text])))
);

--
-- Name: social_proof_triggers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.social_proof_triggers (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    proof_type text NOT NULL,
    message text NOT NULL,
    scarcity_factor text,
    time_pressure_factor text,
    comparison_shown boolean DEFAULT false NOT NULL,
    user_rank integer,
    percentile numeric,
    motivated_user boolean,
    user_took_action boolean,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT social_proof_triggers_percentile_check CHECK (((percentile >= (0)::numeric) AND (percentile <= (100)::numeric))),
    CONSTRAINT social_proof_triggers_proof_type_check CHECK ((proof_type = ANY (ARRAY['others_achieving'::text, 'leaderboard'::text, 'friend_milestone'::text, 'community_challenge'::text]))),
    CONSTRAINT social_proof_triggers_user_rank_check CHECK ((user_rank > 0))
);

--
-- Name: streaks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.streaks (
    user_id uuid NOT NULL,
    kind text NOT NULL,
    subject text DEFAULT ''::text NOT NULL,
    length_days integer NOT NULL,
    longest_days integer NOT NULL,
    last_day date NOT NULL,
    freezes_held smallint DEFAULT 0 NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT streaks_check CHECK ((longest_days >= length_days)),
    CONSTRAINT streaks_freezes_held_check CHECK (((freezes_held >= 0) AND (freezes_held <= 2))),
    CONSTRAINT streaks_kind_check CHECK ((kind = ANY (ARRAY['habit_completed'::text, 'food_logged'::text, 'lesson_done'::text, 'weight_logged'::text, 'check_in'::text, 'app_opened'::text]))),
    CONSTRAINT streaks_length_days_check CHECK ((length_days >= 0))
);

--
-- Name: user_profile; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.user_profile (
    user_id uuid NOT NULL,
    first_name text,
    phone text,
    timezone text,
    language text,
    birth_date date,
    consents text[] DEFAULT '{}'::text[] NOT NULL,
    rewards_opt_out boolean DEFAULT false NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

--
-- Name: variable_ratio_state; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.variable_ratio_state (
    user_id uuid NOT NULL,
    reward_category text NOT NULL,
    misses integer NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT variable_ratio_state_misses_check CHECK ((misses >= 0)),
    CONSTRAINT variable_ratio_state_reward_category_check CHECK ((reward_category = ANY (ARRAY['streak'::text, 'logging'::text, 'check_in'::text, 'achievement'::text])))
);

--
-- Name: variable_rewards; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.variable_rewards (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    reward_category text NOT NULL,
    trigger_action text NOT NULL,
    reward_probability numeric NOT NULL,
    reward_delivered boolean NOT NULL,
    reward_type text,
    surprise_factor numeric NOT NULL,
    user_repeated_action_within_hour boolean,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT variable_rewards_reward_category_check CHECK ((reward_category = ANY (ARRAY['streak'::text, 'logging'::text, 'check_in'::text, 'achievement'::text]))),
    CONSTRAINT variable_rewards_reward_probability_check CHECK (((reward_probability >= (0)::numeric) AND (reward_probability <= (1)::numeric))),
    CONSTRAINT variable_rewards_reward_type_check CHECK ((reward_type = ANY (ARRAY['visual_animation'::text, 'sound_effect'::text, 'confetti'::text, 'coach_celebration'::text, 'unlock_feature'::text]))),
    CONSTRAINT variable_rewards_surprise_factor_check CHECK (((surprise_factor >= (0)::numeric) AND (surprise_factor <= (1)::numeric))),
    CONSTRAINT variable_rewards_type_if_delivered CHECK ((reward_delivered = (reward_type IS NOT NULL)))
);

--
-- Data for Name: behavior_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.behavior_events VALUES ('01930000-0000-7000-8000-000000000081', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'habit_completed', 'walk', '{}', '2026-11-25 23:40:45.214005+00', 'Europe/Vienna', '2026-11-25', '2026-11-25 23:40:45.214005+00');

--
-- Data for Name: crisis_quiet_periods; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.crisis_quiet_periods VALUES ('c47aeced-e526-5c1c-90e7-813954443592', '2026-11-28 23:31:07+00');

--
-- Data for Name: dopamine_triggers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.dopamine_triggers VALUES ('2e29905e-db95-56f0-aeaf-d9502d423e4b', '7253524a-c8a7-5aa3-a1db-625f2b36f621', '0d53b6af-93ce-50a3-ae60-724c7fa108cb', 'badge_unlock', 'first_coaching_call', 'coach_celebration', 'medium', 'That was our first call, and you showed up for it. I''m looking forward to the next one.', '{sms,in_app}', '2026-11-25 23:30:52.76353+00', 1, NULL, NULL, NULL, '2026-11-25 23:30:52.76353+00');
INSERT INTO public.dopamine_triggers VALUES ('5a73a2b3-90b3-5e79-a20b-a005c8dd8d34', '9f8fd601-a213-5e71-bd45-b6f3450af476', 'abb0b05d-c350-5836-ba8c-c58a220c48ac', 'badge_unlock', 'first_coaching_call', 'coach_celebration', 'small', 'That was our first call. I''m glad we talked.', '{sms,in_app}', '2026-11-25 23:31:03.970979+00', 0, NULL, NULL, NULL, '2026-11-25 23:31:03.970979+00');
INSERT INTO public.dopamine_triggers VALUES ('222fc6fd-5302-5a15-9b39-10989ef6dc6b', '7253524a-c8a7-5aa3-a1db-625f2b36f621', '900c121a-685b-5dba-8f5f-252a195a6269', 'social_recognition', 'victory_shared', 'coach_celebration', 'small', 'Good to hear that from you. Thank you for sharing it.', '{sms,in_app}', '2026-11-25 23:31:09.827907+00', 0, NULL, NULL, NULL, '2026-11-25 23:31:09.827907+00');

--
-- Data for Name: engagement_hooks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.engagement_hooks VALUES ('01930000-0000-7000-8000-000000000082', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'streak_at_risk', 'Your walk waits.', 'low', NULL, '{sms}', '2026-11-25 23:40:45.23198+00', NULL, NULL, NULL, '2026-11-25 23:40:45.23198+00');

--
-- Data for Name: erased_user; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.erased_user VALUES ('01930000-0000-7000-8000-00000000dead', '2026-11-20 23:40:45.265949+00');

--
-- Data for Name: flyway_schema_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history VALUES (1, '1', 'outbox and inbox', 'SQL', 'db/heartline/V1__outbox_and_inbox.sql', 2034824066, 'heartline_engagement', '2026-11-25 23:29:57.840746', 197, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'user profile', 'SQL', 'db/heartline/V2__user_profile.sql', -1528148221, 'heartline_engagement', '2026-11-25 23:29:58.37683', 106, true);
INSERT INTO public.flyway_schema_history VALUES (3, '100', 'engagement', 'SQL', 'db/migration/V100__engagement.sql', 268446217, 'heartline_engagement', '2026-11-25 23:29:58.640586', 556, true);

--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.inbox VALUES ('profile', '01a2150c-0a6f-76a2-9a96-79e697c6c0d8', '2026-11-25 23:30:42.684406+00');
INSERT INTO public.inbox VALUES ('reward-decisions', 'cc22283e-8cd9-5175-a5f7-75520fa405fc', '2026-11-25 23:30:52.720199+00');
INSERT INTO public.inbox VALUES ('profile', '01a2150c-49c5-73e4-a75f-c81a61eb64ba', '2026-11-25 23:30:56.606803+00');
INSERT INTO public.inbox VALUES ('reward-decisions', 'a2f47543-57a2-5179-a65f-5be1504e289d', '2026-11-25 23:30:59.115412+00');
INSERT INTO public.inbox VALUES ('reward-decisions', 'f2669f77-ace1-5ec6-9859-65e4c9147195', '2026-11-25 23:30:59.729967+00');
INSERT INTO public.inbox VALUES ('profile', '01a2150c-5b82-732f-9406-0651bd2e59f7', '2026-11-25 23:31:01.18078+00');
INSERT INTO public.inbox VALUES ('reward-decisions', '94021f81-17b7-5f05-9c9b-aa846fb6f90e', '2026-11-25 23:31:03.969346+00');
INSERT INTO public.inbox VALUES ('profile', '01a2150c-6beb-716f-8ed8-20faef6de00a', '2026-11-25 23:31:05.447131+00');
INSERT INTO public.inbox VALUES ('reward-decisions', 'aff16840-faed-5e25-b983-6301bbc99437', '2026-11-25 23:31:07.607322+00');
INSERT INTO public.inbox VALUES ('reward-decisions', '6bbe679c-4bd8-53b2-b37f-cc9f62553a54', '2026-11-25 23:31:09.8263+00');

--
-- Data for Name: mechanic_opt_outs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mechanic_opt_outs VALUES ('7253524a-c8a7-5aa3-a1db-625f2b36f621', 'streaks', '2026-11-25 23:40:45.20542+00');

--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (7, 4, '01930000-0000-7000-8000-0000000000ee', 'reward.triggered.v1', 'reward.triggered', '01930000-0000-7000-8000-0000000000aa', '/heartline/engagement-service', '2026-11-25 23:40:45.260018+00', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', NULL, '2026-11-25 23:40:45.260673+00');

--
-- Data for Name: outbox_bucket; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox_bucket VALUES (0);
INSERT INTO public.outbox_bucket VALUES (1);
INSERT INTO public.outbox_bucket VALUES (2);
INSERT INTO public.outbox_bucket VALUES (3);
INSERT INTO public.outbox_bucket VALUES (4);
INSERT INTO public.outbox_bucket VALUES (5);
INSERT INTO public.outbox_bucket VALUES (6);
INSERT INTO public.outbox_bucket VALUES (7);
INSERT INTO public.outbox_bucket VALUES (8);
INSERT INTO public.outbox_bucket VALUES (9);
INSERT INTO public.outbox_bucket VALUES (10);
INSERT INTO public.outbox_bucket VALUES (11);
INSERT INTO public.outbox_bucket VALUES (12);
INSERT INTO public.outbox_bucket VALUES (13);
INSERT INTO public.outbox_bucket VALUES (14);
INSERT INTO public.outbox_bucket VALUES (15);
INSERT INTO public.outbox_bucket VALUES (16);
INSERT INTO public.outbox_bucket VALUES (17);
INSERT INTO public.outbox_bucket VALUES (18);
INSERT INTO public.outbox_bucket VALUES (19);
INSERT INTO public.outbox_bucket VALUES (20);
INSERT INTO public.outbox_bucket VALUES (21);
INSERT INTO public.outbox_bucket VALUES (22);
INSERT INTO public.outbox_bucket VALUES (23);
INSERT INTO public.outbox_bucket VALUES (24);
INSERT INTO public.outbox_bucket VALUES (25);
INSERT INTO public.outbox_bucket VALUES (26);
INSERT INTO public.outbox_bucket VALUES (27);
INSERT INTO public.outbox_bucket VALUES (28);
INSERT INTO public.outbox_bucket VALUES (29);
INSERT INTO public.outbox_bucket VALUES (30);
INSERT INTO public.outbox_bucket VALUES (31);
INSERT INTO public.outbox_bucket VALUES (32);
INSERT INTO public.outbox_bucket VALUES (33);
INSERT INTO public.outbox_bucket VALUES (34);
INSERT INTO public.outbox_bucket VALUES (35);
INSERT INTO public.outbox_bucket VALUES (36);
INSERT INTO public.outbox_bucket VALUES (37);
INSERT INTO public.outbox_bucket VALUES (38);
INSERT INTO public.outbox_bucket VALUES (39);
INSERT INTO public.outbox_bucket VALUES (40);
INSERT INTO public.outbox_bucket VALUES (41);
INSERT INTO public.outbox_bucket VALUES (42);
INSERT INTO public.outbox_bucket VALUES (43);
INSERT INTO public.outbox_bucket VALUES (44);
INSERT INTO public.outbox_bucket VALUES (45);
INSERT INTO public.outbox_bucket VALUES (46);
INSERT INTO public.outbox_bucket VALUES (47);
INSERT INTO public.outbox_bucket VALUES (48);
INSERT INTO public.outbox_bucket VALUES (49);
INSERT INTO public.outbox_bucket VALUES (50);
INSERT INTO public.outbox_bucket VALUES (51);
INSERT INTO public.outbox_bucket VALUES (52);
INSERT INTO public.outbox_bucket VALUES (53);
INSERT INTO public.outbox_bucket VALUES (54);
INSERT INTO public.outbox_bucket VALUES (55);
INSERT INTO public.outbox_bucket VALUES (56);
INSERT INTO public.outbox_bucket VALUES (57);
INSERT INTO public.outbox_bucket VALUES (58);
INSERT INTO public.outbox_bucket VALUES (59);
INSERT INTO public.outbox_bucket VALUES (60);
INSERT INTO public.outbox_bucket VALUES (61);
INSERT INTO public.outbox_bucket VALUES (62);
INSERT INTO public.outbox_bucket VALUES (63);

--
-- Data for Name: progress_milestones; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.progress_milestones VALUES ('01930000-0000-7000-8000-000000000084', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'streak', 'Seven days', 4, 7, 57, NULL, NULL, true, NULL, NULL, NULL, NULL, '2026-11-25 23:40:45.247288+00');

--
-- Data for Name: reward_arms; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reward_arms VALUES ('check_in', 'coach_celebration', 'small', 3, 5);

--
-- Data for Name: reward_decisions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reward_decisions VALUES ('0d53b6af-93ce-50a3-ae60-724c7fa108cb', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'cc22283e-8cd9-5175-a5f7-75520fa405fc', 'check_in', 'phone_call', '01a2150c-22f0-726b-9893-569c67915cef', 'rewards-1', 'passed', 'first_coaching_call', '{coach_celebration/medium}', '{"coach_celebration/medium": 1.0}', '{}', 'coach_celebration/medium', 1, NULL, NULL, NULL, '2026-11-25 23:30:51+00', '2026-11-25 23:30:52.76353+00');
INSERT INTO public.reward_decisions VALUES ('27bab1d4-3f94-5c05-9324-778b7f33f4ee', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'a2f47543-57a2-5179-a65f-5be1504e289d', 'check_in', 'phone_call', '01a2150c-4a35-761f-9b8f-df570dcc0708', 'rewards-1', 'passed', 'draw_lost', '{}', '{"reward": 0.084744, "nothing": 0.915256}', '{}', NULL, 0.084744, 1, 0.4203759887043452, NULL, '2026-11-25 23:30:58+00', '2026-11-25 23:30:59.116626+00');
INSERT INTO public.reward_decisions VALUES ('93f24d7e-0893-54a8-a66b-2899d717ee2a', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'f2669f77-ace1-5ec6-9859-65e4c9147195', 'victory', 'phone_call', '01a2150c-4a35-761f-9b8f-df570dcc0708', 'rewards-1', 'refused', 'already_decided_for_source', '{}', '{"nothing": 1.0}', '{}', NULL, 0, NULL, NULL, NULL, '2026-11-25 23:30:59.623583+00', '2026-11-25 23:30:59.736719+00');
INSERT INTO public.reward_decisions VALUES ('abb0b05d-c350-5836-ba8c-c58a220c48ac', '9f8fd601-a213-5e71-bd45-b6f3450af476', '94021f81-17b7-5f05-9c9b-aa846fb6f90e', 'check_in', 'phone_call', '01a2150c-5d12-77d8-bbe5-7db831e28b23', 'rewards-1', 'passed', 'first_coaching_call', '{coach_celebration/small}', '{"coach_celebration/small": 1.0}', '{}', 'coach_celebration/small', 1, NULL, NULL, NULL, '2026-11-25 23:31:03+00', '2026-11-25 23:31:03.970979+00');
INSERT INTO public.reward_decisions VALUES ('6a6fa464-a987-54f5-a103-498dd9adda54', 'c47aeced-e526-5c1c-90e7-813954443592', 'aff16840-faed-5e25-b983-6301bbc99437', 'check_in', 'phone_call', '01a2150c-6ce9-73fc-814a-a0632faf99b7', 'rewards-1', 'refused', 'crisis_quiet', '{}', '{"nothing": 1.0}', '{}', NULL, 0, NULL, NULL, NULL, '2026-11-25 23:31:07+00', '2026-11-25 23:31:07.628901+00');
INSERT INTO public.reward_decisions VALUES ('900c121a-685b-5dba-8f5f-252a195a6269', '7253524a-c8a7-5aa3-a1db-625f2b36f621', '6bbe679c-4bd8-53b2-b37f-cc9f62553a54', 'victory', 'sms', '01a2150c-7a4e-712a-8d6a-b308261c07df', 'rewards-1', 'passed', 'victory_shared', '{coach_celebration/small}', '{"coach_celebration/small": 1.0}', '{}', 'coach_celebration/small', 1, NULL, NULL, NULL, '2026-11-25 23:31:09.774477+00', '2026-11-25 23:31:09.827907+00');

--
-- Data for Name: social_proof_triggers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.social_proof_triggers VALUES ('01930000-0000-7000-8000-000000000083', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'others_achieving', 'Others walk as well.', NULL, NULL, false, NULL, NULL, NULL, NULL, '2026-11-25 23:40:45.239974+00');

--
-- Data for Name: streaks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.streaks VALUES ('7253524a-c8a7-5aa3-a1db-625f2b36f621', 'habit_completed', 'walk', 4, 9, '2026-11-25', 1, '2026-11-25 23:40:45.228411+00');

--
-- Data for Name: user_profile; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.user_profile VALUES ('7253524a-c8a7-5aa3-a1db-625f2b36f621', 'Maya', '+12025550143', 'Pacific/Auckland', 'en-US', '1990-05-17', '{call,sms,in_app}', false, '2026-11-25 23:30:56.581729+00');
INSERT INTO public.user_profile VALUES ('9f8fd601-a213-5e71-bd45-b6f3450af476', 'Jonas', '+13125550172', 'Pacific/Auckland', 'en-US', '1990-05-17', '{call,sms,in_app}', false, '2026-11-25 23:31:01.122635+00');
INSERT INTO public.user_profile VALUES ('c47aeced-e526-5c1c-90e7-813954443592', 'Elena', '+13105550118', 'Pacific/Auckland', 'en-US', '1990-05-17', '{call,sms,in_app}', false, '2026-11-25 23:31:05.324413+00');

--
-- Data for Name: variable_ratio_state; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.variable_ratio_state VALUES ('7253524a-c8a7-5aa3-a1db-625f2b36f621', 'check_in', 1, '2026-11-25 23:30:59.116626+00');

--
-- Data for Name: variable_rewards; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.variable_rewards VALUES ('5486a043-a93f-5aec-bc55-5f6a377af055', '7253524a-c8a7-5aa3-a1db-625f2b36f621', '27bab1d4-3f94-5c05-9324-778b7f33f4ee', 'check_in', 'coaching_call', 0.084744, false, NULL, 0.915256, NULL, '2026-11-25 23:30:59.116626+00');

--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 4, true);

--
-- Name: behavior_events behavior_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.behavior_events
    ADD CONSTRAINT behavior_events_pkey PRIMARY KEY (id);

--
-- Name: crisis_quiet_periods crisis_quiet_periods_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crisis_quiet_periods
    ADD CONSTRAINT crisis_quiet_periods_pkey PRIMARY KEY (user_id);

--
-- Name: dopamine_triggers dopamine_triggers_one_per_decision; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dopamine_triggers
    ADD CONSTRAINT dopamine_triggers_one_per_decision UNIQUE (decision_id);

--
-- Name: dopamine_triggers dopamine_triggers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dopamine_triggers
    ADD CONSTRAINT dopamine_triggers_pkey PRIMARY KEY (id);

--
-- Name: engagement_hooks engagement_hooks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.engagement_hooks
    ADD CONSTRAINT engagement_hooks_pkey PRIMARY KEY (id);

--
-- Name: erased_user erased_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.erased_user
    ADD CONSTRAINT erased_user_pkey PRIMARY KEY (user_id);

--
-- Name: flyway_schema_history flyway_schema_history_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);

--
-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id);

--
-- Name: mechanic_opt_outs mechanic_opt_outs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mechanic_opt_outs
    ADD CONSTRAINT mechanic_opt_outs_pkey PRIMARY KEY (user_id, mechanic);

--
-- Name: outbox_bucket outbox_bucket_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox_bucket
    ADD CONSTRAINT outbox_bucket_pkey PRIMARY KEY (bucket);

--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (bucket, id);

--
-- Name: progress_milestones progress_milestones_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.progress_milestones
    ADD CONSTRAINT progress_milestones_once UNIQUE (user_id, milestone_type, milestone_name);

--
-- Name: progress_milestones progress_milestones_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.progress_milestones
    ADD CONSTRAINT progress_milestones_pkey PRIMARY KEY (id);

--
-- Name: reward_arms reward_arms_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reward_arms
    ADD CONSTRAINT reward_arms_pkey PRIMARY KEY (reward_category, reward_type, reward_intensity);

--
-- Name: reward_decisions reward_decisions_one_per_event; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reward_decisions
    ADD CONSTRAINT reward_decisions_one_per_event UNIQUE (event_id);

--
-- Name: reward_decisions reward_decisions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reward_decisions
    ADD CONSTRAINT reward_decisions_pkey PRIMARY KEY (id);

--
-- Name: social_proof_triggers social_proof_triggers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.social_proof_triggers
    ADD CONSTRAINT social_proof_triggers_pkey PRIMARY KEY (id);

--
-- Name: streaks streaks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.streaks
    ADD CONSTRAINT streaks_pkey PRIMARY KEY (user_id, kind, subject);

--
-- Name: user_profile user_profile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.user_profile
    ADD CONSTRAINT user_profile_pkey PRIMARY KEY (user_id);

--
-- Name: variable_ratio_state variable_ratio_state_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.variable_ratio_state
    ADD CONSTRAINT variable_ratio_state_pkey PRIMARY KEY (user_id, reward_category);

--
-- Name: variable_rewards variable_rewards_one_per_decision; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.variable_rewards
    ADD CONSTRAINT variable_rewards_one_per_decision UNIQUE (decision_id);

--
-- Name: variable_rewards variable_rewards_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.variable_rewards
    ADD CONSTRAINT variable_rewards_pkey PRIMARY KEY (id);

--
-- Name: behavior_events_user_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX behavior_events_user_kind ON public.behavior_events USING btree (user_id, kind, streak_day DESC);

--
-- Name: behavior_events_user_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX behavior_events_user_time ON public.behavior_events USING btree (user_id, occurred_at DESC);

--
-- Name: dopamine_triggers_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dopamine_triggers_user ON public.dopamine_triggers USING btree (user_id, delivered_at DESC, id DESC);

--
-- Name: engagement_hooks_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_hooks_open ON public.engagement_hooks USING btree (expires_at) WHERE (delivered_at IS NULL);

--
-- Name: engagement_hooks_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX engagement_hooks_user ON public.engagement_hooks USING btree (user_id, delivered_at DESC);

--
-- Name: flyway_schema_history_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);

--
-- Name: inbox_received_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbox_received_at ON public.inbox USING btree (received_at);

--
-- Name: outbox_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_key ON public.outbox USING btree (key);

--
-- Name: reward_decisions_action; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reward_decisions_action ON public.reward_decisions USING btree (user_id, action, action_at DESC);

--
-- Name: reward_decisions_one_per_call; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX reward_decisions_one_per_call ON public.reward_decisions USING btree (source_id) WHERE ((action = ANY (ARRAY['check_in'::text, 'missed_call'::text])) AND (reason <> 'already_decided_for_source'::text));

--
-- Name: reward_decisions_source; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reward_decisions_source ON public.reward_decisions USING btree (user_id, source_id);

--
-- Name: reward_decisions_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reward_decisions_user ON public.reward_decisions USING btree (user_id, decided_at DESC, id DESC);

--
-- Name: social_proof_triggers_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX social_proof_triggers_user ON public.social_proof_triggers USING btree (user_id, created_at DESC);

--
-- Name: user_profile_phone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_profile_phone ON public.user_profile USING btree (phone);

--
-- Name: variable_rewards_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX variable_rewards_user ON public.variable_rewards USING btree (user_id, created_at DESC);

--
-- Name: dopamine_triggers dopamine_triggers_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dopamine_triggers
    ADD CONSTRAINT dopamine_triggers_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.reward_decisions(id);

--
-- Name: variable_rewards variable_rewards_decision_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.variable_rewards
    ADD CONSTRAINT variable_rewards_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.reward_decisions(id);

--
-- PostgreSQL database dump complete
--

