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
-- Name: contact_opt_out; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_opt_out (
    id uuid NOT NULL,
    phone text NOT NULL,
    user_id uuid,
    source text NOT NULL,
    source_message_id uuid,
    opted_out_at timestamp with time zone NOT NULL,
    opted_in_at timestamp with time zone,
    CONSTRAINT contact_opt_out_check CHECK ((opted_in_at >= opted_out_at)),
    CONSTRAINT contact_opt_out_source_check CHECK ((source = ANY (ARRAY['text'::text, 'provider'::text])))
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
-- Name: sms_campaign_enrolments; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sms_campaign_enrolments (
    campaign_id uuid NOT NULL,
    user_id uuid NOT NULL,
    status text DEFAULT 'active'::text NOT NULL,
    holdout boolean DEFAULT false NOT NULL,
    next_step integer DEFAULT 0 NOT NULL,
    next_step_at timestamp with time zone,
    enrolled_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT sms_campaign_enrolments_next_step_check CHECK ((next_step >= 0)),
    CONSTRAINT sms_campaign_enrolments_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'stopped'::text, 'completed'::text])))
);

--
-- Name: sms_campaigns; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sms_campaigns (
    id uuid NOT NULL,
    campaign_name text NOT NULL,
    target_user_segment text NOT NULL,
    message_sequence jsonb NOT NULL,
    enrolled_users_count integer DEFAULT 0 NOT NULL,
    completion_rate numeric,
    status text DEFAULT 'draft'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT sms_campaigns_completion_rate_check CHECK (((completion_rate >= (0)::numeric) AND (completion_rate <= (1)::numeric))),
    CONSTRAINT sms_campaigns_enrolled_users_count_check CHECK ((enrolled_users_count >= 0)),
    CONSTRAINT sms_campaigns_message_sequence_check CHECK ((jsonb_typeof(message_sequence) = 'array'::text)),
    CONSTRAINT sms_campaigns_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'paused'::text, 'completed'::text]))),
    CONSTRAINT sms_campaigns_target_user_segment_check CHECK ((target_user_segment = ANY (ARRAY['new_users'::text, 'at_risk'::text, 'high_performers'::text, 'all'::text])))
);

--
-- Name: sms_messages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sms_messages (
    id uuid NOT NULL,
    user_id uuid,
    direction text NOT NULL,
    from_phone text NOT NULL,
    to_phone text,
    body text NOT NULL,
    media_count integer DEFAULT 0 NOT NULL,
    provider text NOT NULL,
    provider_message_sid text,
    status text NOT NULL,
    error_code text,
    error_message text,
    sent_at timestamp with time zone,
    delivered_at timestamp with time zone,
    intent_detected text,
    intent_confidence double precision,
    sentiment text,
    sentiment_confidence double precision,
    requires_response boolean,
    crisis boolean,
    read_by text,
    reading_since timestamp with time zone,
    understood_at timestamp with time zone,
    conversation_id uuid,
    replied_to_message_id uuid,
    segments integer NOT NULL,
    cost_cents integer NOT NULL,
    purpose text,
    contact_reason text,
    not_before timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    claimed_at timestamp with time zone,
    looked_up_at timestamp with time zone,
    template_id uuid,
    source_event_id uuid,
    request_digest text,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT sms_messages_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT sms_messages_check CHECK (((direction = 'inbound'::text) = (status = 'received'::text))),
    CONSTRAINT sms_messages_check1 CHECK (((direction = 'inbound'::text) OR ((purpose IS NOT NULL) AND (not_before IS NOT NULL) AND (conversation_id IS NOT NULL)))),
    CONSTRAINT sms_messages_check2 CHECK (((to_phone IS NOT NULL) OR (status = 'skipped'::text))),
    CONSTRAINT sms_messages_check3 CHECK (((understood_at IS NULL) OR ((conversation_id IS NOT NULL) AND (intent_detected IS NOT NULL) AND (requires_response IS NOT NULL) AND (crisis IS NOT NULL)))),
    CONSTRAINT sms_messages_contact_reason_check CHECK ((contact_reason = ANY (ARRAY['within_contact_hours'::text, 'direct_reply'::text, 'crisis_response'::text, 'opt_out_confirmation'::text, 'quiet_hours'::text, 'opted_out'::text, 'no_consent'::text, 'unknown_time_zone'::text, 'no_phone'::text]))),
    CONSTRAINT sms_messages_cost_cents_check CHECK ((cost_cents >= 0)),
    CONSTRAINT sms_messages_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
    CONSTRAINT sms_messages_intent_confidence_check CHECK (((intent_confidence >= (0)::double precision) AND (intent_confidence <= (1)::double precision))),
    CONSTRAINT sms_messages_intent_detected_check CHECK ((intent_detected = ANY (ARRAY['request_help'::text, 'report_progress'::text, 'log_food'::text, 'ask_question'::text, 'emergency'::text, 'opt_out'::text, 'opt_in'::text, 'other'::text]))),
    CONSTRAINT sms_messages_media_count_check CHECK ((media_count >= 0)),
    CONSTRAINT sms_messages_provider_check CHECK ((provider = ANY (ARRAY['twilio'::text, 'messagebird'::text, 'plivo'::text]))),
    CONSTRAINT sms_messages_purpose_check CHECK ((purpose = ANY (ARRAY['coaching'::text, 'celebration'::text, 'reminder'::text, 'follow_up'::text, 'nudge'::text, 'reply'::text, 'opt_out_confirmation'::text, 'crisis_response'::text]))),
    CONSTRAINT sms_messages_segments_check CHECK ((segments > 0)),
    CONSTRAINT sms_messages_sentiment_check CHECK ((sentiment = ANY (ARRAY['positive'::text, 'negative'::text, 'mixed'::text, 'neutral'::text]))),
    CONSTRAINT sms_messages_sentiment_confidence_check CHECK (((sentiment_confidence >= (0)::double precision) AND (sentiment_confidence <= (1)::double precision))),
    CONSTRAINT sms_messages_status_check CHECK ((status = ANY (ARRAY['received'::text, 'queued'::text, 'held'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'undelivered'::text, 'skipped'::text])))
);

--
-- Name: sms_templates; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sms_templates (
    id uuid NOT NULL,
    template_name text NOT NULL,
    template_category text NOT NULL,
    template_text text NOT NULL,
    variables text[] DEFAULT '{}'::text[] NOT NULL,
    ai_personalization_enabled boolean DEFAULT true NOT NULL,
    personalization_context jsonb,
    sent_count integer DEFAULT 0 NOT NULL,
    average_response_rate numeric,
    average_engagement_score numeric,
    variant_of_template_id uuid,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT sms_templates_average_engagement_score_check CHECK (((average_engagement_score >= (0)::numeric) AND (average_engagement_score <= (1)::numeric))),
    CONSTRAINT sms_templates_average_response_rate_check CHECK (((average_response_rate >= (0)::numeric) AND (average_response_rate <= (1)::numeric))),
    CONSTRAINT sms_templates_sent_count_check CHECK ((sent_count >= 0)),
    CONSTRAINT sms_templates_template_category_check CHECK ((template_category = ANY (ARRAY['check_in'::text, 'motivation'::text, 'intervention'::text, 'celebration'::text, 'reminder'::text, 'notice'::text, 'crisis'::text]))),
    CONSTRAINT sms_templates_template_text_check CHECK ((template_text <> ''::text))
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
-- Data for Name: contact_opt_out; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contact_opt_out VALUES ('01930000-0000-7000-8000-0000000000f1', '+12025550143', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'text', '01930000-0000-7000-8000-0000000000b1', '2026-11-24 23:40:44.12249+00', NULL);
INSERT INTO public.contact_opt_out VALUES ('01930000-0000-7000-8000-0000000000f2', '+12025550177', NULL, 'provider', NULL, '2026-11-22 23:40:44.128049+00', '2026-11-23 23:40:44.128049+00');

--
-- Data for Name: erased_user; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.erased_user VALUES ('01930000-0000-7000-8000-00000000dead', '2026-11-20 23:40:44.142081+00');

--
-- Data for Name: flyway_schema_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history VALUES (1, '1', 'outbox and inbox', 'SQL', 'db/heartline/V1__outbox_and_inbox.sql', 2034824066, 'heartline_sms', '2026-11-25 23:30:03.044618', 149, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'user profile', 'SQL', 'db/heartline/V2__user_profile.sql', -1528148221, 'heartline_sms', '2026-11-25 23:30:03.386711', 45, true);
INSERT INTO public.flyway_schema_history VALUES (3, '100', 'templates', 'SQL', 'db/migration/V100__templates.sql', -1121834753, 'heartline_sms', '2026-11-25 23:30:03.556712', 55, true);
INSERT INTO public.flyway_schema_history VALUES (4, '101', 'messages', 'SQL', 'db/migration/V101__messages.sql', -1776232498, 'heartline_sms', '2026-11-25 23:30:03.64021', 169, true);
INSERT INTO public.flyway_schema_history VALUES (5, '102', 'opt outs', 'SQL', 'db/migration/V102__opt_outs.sql', -1326210872, 'heartline_sms', '2026-11-25 23:30:03.987924', 108, true);
INSERT INTO public.flyway_schema_history VALUES (6, '103', 'campaigns', 'SQL', 'db/migration/V103__campaigns.sql', 1860454949, 'heartline_sms', '2026-11-25 23:30:04.198844', 116, true);

--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.inbox VALUES ('profile', '01a2150c-0a6f-76a2-9a96-79e697c6c0d8', '2026-11-25 23:30:42.602562+00');
INSERT INTO public.inbox VALUES ('profile', '01a2150c-49c5-73e4-a75f-c81a61eb64ba', '2026-11-25 23:30:56.92375+00');
INSERT INTO public.inbox VALUES ('celebration', '606b0a6e-4424-5b5c-bd2f-82d3fe2a4570', '2026-11-25 23:30:56.953587+00');
INSERT INTO public.inbox VALUES ('profile', '01a2150c-5b82-732f-9406-0651bd2e59f7', '2026-11-25 23:31:01.243542+00');
INSERT INTO public.inbox VALUES ('celebration', 'e03a917f-f91d-57af-8ee9-68f597d70728', '2026-11-25 23:31:04.181491+00');
INSERT INTO public.inbox VALUES ('profile', '01a2150c-6beb-716f-8ed8-20faef6de00a', '2026-11-25 23:31:05.46612+00');
INSERT INTO public.inbox VALUES ('celebration', '71e6a858-1fbd-5e6e-a0f4-1355bf2825c4', '2026-11-25 23:31:09.895078+00');

--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

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
-- Data for Name: sms_campaign_enrolments; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sms_campaign_enrolments VALUES ('01930000-0000-7000-8000-0000000000ca', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'paused', false, 0, NULL, '2026-11-22 23:40:44.135948+00', NULL);

--
-- Data for Name: sms_campaigns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sms_campaigns VALUES ('01930000-0000-7000-8000-0000000000ca', 'First week', 'new_users', '[]', 0, NULL, 'paused', '2026-11-25 23:40:44.131974+00');

--
-- Data for Name: sms_messages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sms_messages VALUES ('cdf743d0-55c4-5f57-8332-97e39418c41a', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'outbound', '+12025550100', '+12025550143', 'Hey Maya! That was our first call, and you showed up for it. I''m looking forward to the next one.', 0, 'twilio', 'SMcac794876383b76a29d775a70f393b30', 'delivered', NULL, NULL, '2026-11-25 23:30:58.79802+00', '2026-11-25 23:30:59.971198+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '01a2150c-4c39-7633-b090-a0e68817d7f2', NULL, 1, 1, 'celebration', 'within_contact_hours', '2026-11-25 23:30:57.220692+00', 1, '2026-11-25 23:30:57.23168+00', NULL, '019b7400-0000-7000-8000-000000000001', '606b0a6e-4424-5b5c-bd2f-82d3fe2a4570', NULL, '2026-11-25 23:30:57.220692+00');
INSERT INTO public.sms_messages VALUES ('e0e0072f-48a9-5af0-a16c-db3cb4b1592d', '9f8fd601-a213-5e71-bd45-b6f3450af476', 'outbound', '+12025550100', '+13125550172', 'Hey Jonas! That was our first call. I''m glad we talked.', 0, 'twilio', 'SMabb2fd3479952a40f7185779e0d6b332', 'delivered', NULL, NULL, '2026-11-25 23:31:04.209129+00', '2026-11-25 23:31:04.285002+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '01a2150c-677b-74b0-ae4c-78fa98297358', NULL, 1, 1, 'celebration', 'within_contact_hours', '2026-11-25 23:31:04.187596+00', 1, '2026-11-25 23:31:04.190807+00', NULL, '019b7400-0000-7000-8000-000000000001', 'e03a917f-f91d-57af-8ee9-68f597d70728', NULL, '2026-11-25 23:31:04.187596+00');
INSERT INTO public.sms_messages VALUES ('01a2150c-7a4e-712a-8d6a-b308261c07df', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'inbound', '+12025550143', '+12025550100', 'I did it! Walked twenty minutes after dinner and skipped the chips :)', 0, 'twilio', 'SM64a9f3314a46b780ef61887a27d793b0', 'received', NULL, NULL, NULL, NULL, 'report_progress', 0.8, 'positive', 0.75, true, false, 'local-1', '2026-11-25 23:31:09.164037+00', '2026-11-25 23:31:09.317826+00', '01a2150c-4c39-7633-b090-a0e68817d7f2', 'cdf743d0-55c4-5f57-8332-97e39418c41a', 1, 1, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, '2026-11-25 23:31:09.134044+00');
INSERT INTO public.sms_messages VALUES ('0be46c28-7397-5b3e-af3c-dabdb814fed4', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'outbound', '+12025550100', '+12025550143', 'Hey Maya! Good to hear that from you. Thank you for sharing it.', 0, 'twilio', 'SMa377103498eee0238f098b24451d8f8b', 'delivered', NULL, NULL, '2026-11-25 23:31:09.952009+00', '2026-11-25 23:31:10.066958+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '01a2150c-4c39-7633-b090-a0e68817d7f2', NULL, 1, 1, 'celebration', 'within_contact_hours', '2026-11-25 23:31:09.90746+00', 1, '2026-11-25 23:31:09.915115+00', NULL, '019b7400-0000-7000-8000-000000000001', '71e6a858-1fbd-5e6e-a0f4-1355bf2825c4', NULL, '2026-11-25 23:31:09.90746+00');
INSERT INTO public.sms_messages VALUES ('01930000-0000-7000-8000-0000000000b1', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'inbound', '+12025550143', '+12025550100', 'STOP', 0, 'twilio', 'SM000000000000000000000000000000b1', 'received', NULL, NULL, NULL, NULL, 'opt_out', NULL, NULL, NULL, false, false, NULL, NULL, '2026-11-24 23:40:44.112379+00', '01930000-0000-7000-8000-0000000000b0', NULL, 1, 1, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, '2026-11-24 23:40:44.112379+00');
INSERT INTO public.sms_messages VALUES ('01930000-0000-7000-8000-0000000000b2', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'outbound', '+12025550100', '+12025550143', 'A week of walks! Well done.', 0, 'twilio', NULL, 'held', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '01930000-0000-7000-8000-0000000000b0', NULL, 1, 1, 'celebration', 'quiet_hours', '2036-11-25 23:40:44.120247+00', 0, NULL, NULL, NULL, NULL, NULL, '2026-11-25 22:40:44.120247+00');

--
-- Data for Name: sms_templates; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sms_templates VALUES ('019b7400-0000-7000-8000-000000000002', 'opt_out_confirmation', 'notice', 'You won''t get any more texts or calls from Heartline. Reply START if you change your mind.', '{}', false, NULL, 0, NULL, NULL, NULL, true, '2026-11-25 23:30:03.570226+00');
INSERT INTO public.sms_templates VALUES ('019b7400-0000-7000-8000-000000000003', 'opt_in_confirmation', 'notice', 'Welcome back! Heartline may text and call you again. Reply STOP to end, HELP for help.', '{}', false, NULL, 0, NULL, NULL, NULL, true, '2026-11-25 23:30:03.570226+00');
INSERT INTO public.sms_templates VALUES ('019b7400-0000-7000-8000-000000000004', 'help', 'notice', 'Heartline: your coach by text and phone. Reply STOP to end texts and calls. Msg & data rates may apply. In an emergency call 911 or your local emergency number.', '{}', false, NULL, 0, NULL, NULL, NULL, true, '2026-11-25 23:30:03.570226+00');
INSERT INTO public.sms_templates VALUES ('019b7400-0000-7000-8000-000000000005', 'crisis_response', 'crisis', 'Heartline: {response}', '{response}', false, NULL, 0, NULL, NULL, NULL, true, '2026-11-25 23:30:03.570226+00');
INSERT INTO public.sms_templates VALUES ('019b7400-0000-7000-8000-000000000001', 'celebration', 'celebration', 'Hey {first_name}! {message}', '{first_name,message}', false, NULL, 3, NULL, NULL, NULL, true, '2026-11-25 23:30:03.570226+00');

--
-- Data for Name: user_profile; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.user_profile VALUES ('7253524a-c8a7-5aa3-a1db-625f2b36f621', 'Maya', '+12025550143', 'Pacific/Auckland', 'en-US', '1990-05-17', '{call,sms,in_app}', false, '2026-11-25 23:30:56.581729+00');
INSERT INTO public.user_profile VALUES ('9f8fd601-a213-5e71-bd45-b6f3450af476', 'Jonas', '+13125550172', 'Pacific/Auckland', 'en-US', '1990-05-17', '{call,sms,in_app}', false, '2026-11-25 23:31:01.122635+00');
INSERT INTO public.user_profile VALUES ('c47aeced-e526-5c1c-90e7-813954443592', 'Elena', '+13105550118', 'Pacific/Auckland', 'en-US', '1990-05-17', '{call,sms,in_app}', false, '2026-11-25 23:31:05.324413+00');

--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 1, true);

--
-- Name: contact_opt_out contact_opt_out_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_opt_out
    ADD CONSTRAINT contact_opt_out_pkey PRIMARY KEY (id);

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
-- Name: sms_campaign_enrolments sms_campaign_enrolments_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_campaign_enrolments
    ADD CONSTRAINT sms_campaign_enrolments_pkey PRIMARY KEY (campaign_id, user_id);

--
-- Name: sms_campaigns sms_campaigns_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_campaigns
    ADD CONSTRAINT sms_campaigns_pkey PRIMARY KEY (id);

--
-- Name: sms_messages sms_messages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_messages
    ADD CONSTRAINT sms_messages_pkey PRIMARY KEY (id);

--
-- Name: sms_messages sms_messages_provider_message_sid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_messages
    ADD CONSTRAINT sms_messages_provider_message_sid_key UNIQUE (provider_message_sid);

--
-- Name: sms_messages sms_messages_source_event_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_messages
    ADD CONSTRAINT sms_messages_source_event_id_key UNIQUE (source_event_id);

--
-- Name: sms_templates sms_templates_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_templates
    ADD CONSTRAINT sms_templates_pkey PRIMARY KEY (id);

--
-- Name: sms_templates sms_templates_template_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_templates
    ADD CONSTRAINT sms_templates_template_name_key UNIQUE (template_name);

--
-- Name: user_profile user_profile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.user_profile
    ADD CONSTRAINT user_profile_pkey PRIMARY KEY (user_id);

--
-- Name: contact_opt_out_binding; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX contact_opt_out_binding ON public.contact_opt_out USING btree (phone) WHERE (opted_in_at IS NULL);

--
-- Name: contact_opt_out_message; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_opt_out_message ON public.contact_opt_out USING btree (source_message_id) WHERE (source_message_id IS NOT NULL);

--
-- Name: contact_opt_out_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_opt_out_user ON public.contact_opt_out USING btree (user_id) WHERE (user_id IS NOT NULL);

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
-- Name: sms_campaign_enrolments_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_campaign_enrolments_due ON public.sms_campaign_enrolments USING btree (next_step_at) WHERE (status = 'active'::text);

--
-- Name: sms_campaign_enrolments_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_campaign_enrolments_user ON public.sms_campaign_enrolments USING btree (user_id);

--
-- Name: sms_messages_conversation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_messages_conversation ON public.sms_messages USING btree (conversation_id, created_at DESC);

--
-- Name: sms_messages_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_messages_due ON public.sms_messages USING btree (not_before) WHERE (status = ANY (ARRAY['queued'::text, 'held'::text]));

--
-- Name: sms_messages_not_understood; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_messages_not_understood ON public.sms_messages USING btree (created_at, id) WHERE ((direction = 'inbound'::text) AND (understood_at IS NULL));

--
-- Name: sms_messages_not_understood_from; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_messages_not_understood_from ON public.sms_messages USING btree (from_phone, created_at, id) WHERE ((direction = 'inbound'::text) AND (understood_at IS NULL));

--
-- Name: sms_messages_replied_to; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_messages_replied_to ON public.sms_messages USING btree (replied_to_message_id) WHERE (replied_to_message_id IS NOT NULL);

--
-- Name: sms_messages_sending; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_messages_sending ON public.sms_messages USING btree (claimed_at) WHERE (status = 'sending'::text);

--
-- Name: sms_messages_unknown_from; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_messages_unknown_from ON public.sms_messages USING btree (from_phone, created_at DESC) WHERE (user_id IS NULL);

--
-- Name: sms_messages_unknown_to; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_messages_unknown_to ON public.sms_messages USING btree (to_phone) WHERE (user_id IS NULL);

--
-- Name: sms_messages_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_messages_user ON public.sms_messages USING btree (user_id, created_at DESC, id DESC) WHERE (user_id IS NOT NULL);

--
-- Name: sms_templates_variant_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sms_templates_variant_of ON public.sms_templates USING btree (variant_of_template_id) WHERE (variant_of_template_id IS NOT NULL);

--
-- Name: user_profile_phone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_profile_phone ON public.user_profile USING btree (phone);

--
-- Name: contact_opt_out contact_opt_out_source_message_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_opt_out
    ADD CONSTRAINT contact_opt_out_source_message_id_fkey FOREIGN KEY (source_message_id) REFERENCES public.sms_messages(id) ON DELETE SET NULL;

--
-- Name: sms_campaign_enrolments sms_campaign_enrolments_campaign_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_campaign_enrolments
    ADD CONSTRAINT sms_campaign_enrolments_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES public.sms_campaigns(id) ON DELETE CASCADE;

--
-- Name: sms_messages sms_messages_replied_to_message_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_messages
    ADD CONSTRAINT sms_messages_replied_to_message_id_fkey FOREIGN KEY (replied_to_message_id) REFERENCES public.sms_messages(id) ON DELETE SET NULL;

--
-- Name: sms_messages sms_messages_template_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_messages
    ADD CONSTRAINT sms_messages_template_id_fkey FOREIGN KEY (template_id) REFERENCES public.sms_templates(id);

--
-- Name: sms_templates sms_templates_variant_of_template_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sms_templates
    ADD CONSTRAINT sms_templates_variant_of_template_id_fkey FOREIGN KEY (variant_of_template_id) REFERENCES public.sms_templates(id);

--
-- PostgreSQL database dump complete
--

