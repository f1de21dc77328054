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
-- Name: active_calls; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.active_calls (
    id uuid NOT NULL,
    phone_call_id uuid NOT NULL,
    user_id uuid,
    current_state text NOT NULL,
    conversation_context jsonb NOT NULL,
    next_ai_action text,
    confidence_level numeric(4,3),
    detected_emotions text[] DEFAULT '{}'::text[] NOT NULL,
    speech_pace text,
    energy_level text,
    last_updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT active_calls_confidence_level_check CHECK (((confidence_level >= (0)::numeric) AND (confidence_level <= (1)::numeric))),
    CONSTRAINT active_calls_current_state_check CHECK ((current_state = ANY (ARRAY['greeting'::text, 'listening'::text, 'responding'::text, 'intervening'::text, 'wrapping_up'::text]))),
    CONSTRAINT active_calls_detected_emotions_check CHECK ((detected_emotions <@ ARRAY['happy'::text, 'motivated'::text, 'calm'::text, 'anxious'::text, 'frustrated'::text, 'discouraged'::text, 'sad'::text])),
    CONSTRAINT active_calls_energy_level_check CHECK ((energy_level = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))),
    CONSTRAINT active_calls_next_ai_action_check CHECK ((next_ai_action = ANY (ARRAY['ask_followup'::text, 'provide_support'::text, 'challenge_thinking'::text, 'celebrate_win'::text]))),
    CONSTRAINT active_calls_speech_pace_check CHECK ((speech_pace = ANY (ARRAY['fast'::text, 'normal'::text, 'slow'::text])))
);

--
-- Name: call_turns; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.call_turns (
    call_id uuid NOT NULL,
    seq integer NOT NULL,
    speaker text NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    interrupted boolean DEFAULT false NOT NULL,
    CONSTRAINT call_turns_seq_check CHECK ((seq >= 0)),
    CONSTRAINT call_turns_speaker_check CHECK ((speaker = ANY (ARRAY['coach'::text, 'user'::text])))
);

--
-- Name: contact_decisions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_decisions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    purpose text NOT NULL,
    verdict text NOT NULL,
    reason text NOT NULL,
    held_until timestamp with time zone,
    call_id uuid,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT contact_decisions_check CHECK (((verdict = 'held'::text) = (held_until IS NOT NULL))),
    CONSTRAINT contact_decisions_check1 CHECK (((verdict = 'allowed'::text) = (call_id IS NOT NULL))),
    CONSTRAINT contact_decisions_verdict_check CHECK ((verdict = ANY (ARRAY['allowed'::text, 'held'::text, 'refused'::text])))
);

--
-- Name: contact_opt_out; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_opt_out (
    user_id uuid NOT NULL,
    opted_out boolean NOT NULL,
    as_of timestamp with time zone NOT NULL
);

--
-- Name: dial_requests; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.dial_requests (
    client text NOT NULL,
    idempotency_key text NOT NULL,
    request_digest text NOT NULL,
    call_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
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
-- Name: phone_calls; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.phone_calls (
    id uuid NOT NULL,
    user_id uuid,
    call_direction text NOT NULL,
    call_status text NOT NULL,
    initiated_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    duration_seconds integer,
    provider text NOT NULL,
    provider_call_sid text,
    from_phone text NOT NULL,
    to_phone text NOT NULL,
    recording_url text,
    recording_duration_seconds integer,
    transcript text,
    transcript_confidence numeric(4,3),
    ai_summary text,
    key_topics text[],
    sentiment text,
    user_emotion text,
    interventions_provided jsonb,
    commitments_made text[],
    follow_up_scheduled boolean DEFAULT false NOT NULL,
    follow_up_at timestamp with time zone,
    follow_up_type text,
    call_quality_score numeric(3,1),
    user_satisfaction integer,
    ai_performance_rating integer,
    cost_cents integer,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    call_purpose text,
    talking_points text[] DEFAULT '{}'::text[] NOT NULL,
    contact_reason text,
    crisis boolean DEFAULT false NOT NULL,
    last_sequence integer,
    relay_resumes integer DEFAULT 0 NOT NULL,
    attended_until timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    CONSTRAINT phone_calls_ai_performance_rating_check CHECK (((ai_performance_rating >= 1) AND (ai_performance_rating <= 10))),
    CONSTRAINT phone_calls_call_direction_check CHECK ((call_direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
    CONSTRAINT phone_calls_call_purpose_check CHECK ((call_purpose = ANY (ARRAY['check_in'::text, 'intervention'::text, 'celebration'::text, 'accountability'::text, 'crisis_support'::text]))),
    CONSTRAINT phone_calls_call_quality_score_check CHECK (((call_quality_score >= (1)::numeric) AND (call_quality_score <= (10)::numeric))),
    CONSTRAINT phone_calls_call_status_check CHECK ((call_status = ANY (ARRAY['queued'::text, 'ringing'::text, 'in_progress'::text, 'completed'::text, 'no_answer'::text, 'busy'::text, 'failed'::text, 'canceled'::text]))),
    CONSTRAINT phone_calls_check CHECK ((follow_up_scheduled = ((follow_up_at IS NOT NULL) AND (follow_up_type IS NOT NULL)))),
    CONSTRAINT phone_calls_check1 CHECK (((call_direction = 'outbound'::text) OR (call_purpose IS NULL))),
    CONSTRAINT phone_calls_check2 CHECK (((completed_at IS NULL) OR (call_status = ANY (ARRAY['completed'::text, 'no_answer'::text, 'busy'::text, 'failed'::text, 'canceled'::text])))),
    CONSTRAINT phone_calls_cost_cents_check CHECK ((cost_cents >= 0)),
    CONSTRAINT phone_calls_duration_seconds_check CHECK ((duration_seconds >= 0)),
    CONSTRAINT phone_calls_follow_up_type_check CHECK ((follow_up_type = ANY (ARRAY['call'::text, 'sms'::text, 'in_app'::text]))),
    CONSTRAINT phone_calls_interventions_provided_check CHECK ((jsonb_typeof(interventions_provided) = 'array'::text)),
    CONSTRAINT phone_calls_provider_check CHECK ((provider = ANY (ARRAY['twilio'::text, 'vonage'::text, 'plivo'::text]))),
    CONSTRAINT phone_calls_recording_duration_seconds_check CHECK ((recording_duration_seconds >= 0)),
    CONSTRAINT phone_calls_sentiment_check CHECK ((sentiment = ANY (ARRAY['positive'::text, 'negative'::text, 'mixed'::text, 'neutral'::text]))),
    CONSTRAINT phone_calls_transcript_confidence_check CHECK (((transcript_confidence >= (0)::numeric) AND (transcript_confidence <= (1)::numeric))),
    CONSTRAINT phone_calls_user_emotion_check CHECK ((user_emotion = ANY (ARRAY['happy'::text, 'motivated'::text, 'calm'::text, 'anxious'::text, 'frustrated'::text, 'discouraged'::text, 'sad'::text]))),
    CONSTRAINT phone_calls_user_satisfaction_check CHECK (((user_satisfaction >= 1) AND (user_satisfaction <= 10)))
);

--
-- Name: scheduled_calls; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scheduled_calls (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    scheduled_for timestamp with time zone NOT NULL,
    timezone text NOT NULL,
    call_purpose text NOT NULL,
    ai_talking_points jsonb DEFAULT '[]'::jsonb NOT NULL,
    reminder_sent_at timestamp with time zone,
    completed boolean DEFAULT false NOT NULL,
    phone_call_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT scheduled_calls_ai_talking_points_check CHECK ((jsonb_typeof(ai_talking_points) = 'array'::text)),
    CONSTRAINT scheduled_calls_call_purpose_check CHECK ((call_purpose = ANY (ARRAY['check_in'::text, 'intervention'::text, 'celebration'::text, 'accountability'::text, 'crisis_support'::text])))
);

--
-- Name: user_context; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.user_context (
    user_id uuid NOT NULL,
    version bigint NOT NULL,
    refreshed_at timestamp with time zone NOT NULL,
    snapshot jsonb NOT NULL
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
-- Data for Name: active_calls; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.active_calls VALUES ('01930000-0000-7000-8000-0000000000a1', '01930000-0000-7000-8000-0000000000c2', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'listening', '{"turns": 1}', NULL, NULL, '{calm}', NULL, NULL, '2026-11-25 23:40:43.482271+00');

--
-- Data for Name: call_turns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 0, 'coach', 'Hi Maya, it''s your AI coach. What would you like to talk about?', '2026-11-25 23:30:48.178913+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 1, 'user', 'Hi. Um, it''s mostly about the evenings. I do fine all day and then around nine I end up in the kitchen eating chips and ice cream.', '2026-11-25 23:30:48.419924+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 2, 'coach', 'You do fine all day and then around nine you end up in the kitchen eating chips and ice cream. Thank you for being open about it. When is it at its hardest?', '2026-11-25 23:30:48.427307+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 3, 'user', 'It''s like a switch flips. And then I feel guilty and I go to bed annoyed with myself.', '2026-11-25 23:30:48.908411+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 4, 'coach', 'It sounds like you go to bed annoyed with yourself. That would get to many people. Who or what could help with it?', '2026-11-25 23:30:48.912566+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 5, 'user', 'By then the kids are asleep, I''m tired, and I''m just scrolling on the couch. Mondays are the worst. I hate cooking on Mondays, so dinner is a sandwich and by nine I''m starving.', '2026-11-25 23:30:49.119177+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 6, 'coach', 'You hate cooking on Mondays. That''s not easy. How long has it been like that?', '2026-11-25 23:30:49.137738+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 7, 'user', 'I never thought about it like that, but on Mondays I''m honestly hungry. The other days it''s more like boredom.', '2026-11-25 23:30:49.449377+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 8, 'coach', 'That''s worth noticing. What follows from it for you?', '2026-11-25 23:30:49.49081+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 9, 'user', 'My sister Ana came over last week and we went for a walk after dinner, and I didn''t snack at all that night. I was pretty proud of that.', '2026-11-25 23:30:49.693972+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 10, 'coach', 'You didn''t snack at all that night. Good for you. How did you do that?', '2026-11-25 23:30:49.697789+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 11, 'user', 'That evening I was out of the house. And talking to Ana always calms me down. She''s the one who notices when I''m stressed.', '2026-11-25 23:30:49.892557+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 12, 'coach', 'I hear that talking to Ana always calms you down. That''s good to know about yourself. How could you have more of that?', '2026-11-25 23:30:49.90333+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 13, 'user', 'I could walk by myself too. I''ll walk twenty minutes after dinner on Tuesday and Thursday.', '2026-11-25 23:30:50.1566+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 14, 'coach', 'So you''ll walk twenty minutes after dinner on Tuesday and Thursday. That''s a good step. When will you start?', '2026-11-25 23:30:50.167081+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 15, 'user', 'I''m fairly sure about the walks, a seven out of ten. Thursday is tricky because of the kids'' soccer, but I want to do it.', '2026-11-25 23:30:50.364338+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 16, 'coach', 'That''s an honest number. What makes it that much, and not less?', '2026-11-25 23:30:50.369819+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 17, 'user', 'And for Mondays, I could make a big pot of soup on Sunday so I don''t have to cook. I love soup, especially lentil soup.', '2026-11-25 23:30:50.559669+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 18, 'coach', 'That''s a thought. What would be the first thing to do for it?', '2026-11-25 23:30:50.563171+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 19, 'user', 'One more thing. Mornings before eight are best for me, I can''t talk once work starts. And please be straight with me, I like it when people don''t sugarcoat things.', '2026-11-25 23:30:50.738047+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 20, 'coach', 'Thank you for telling me. That''s good to know.', '2026-11-25 23:30:50.74061+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 21, 'user', 'Thanks. I actually feel better than when I called. Bye.', '2026-11-25 23:30:50.897042+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-22f0-726b-9893-569c67915cef', 22, 'coach', 'Thank you for talking with me, Maya. You''ll walk twenty minutes after dinner on Tuesday and Thursday. I''m looking forward to hearing how it goes. Take care.', '2026-11-25 23:30:50.899389+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 0, 'coach', 'Hi Maya, it''s your AI coach. I''m glad you called. You told me you''d walk twenty minutes after dinner on Tuesday and Thursday. How has that been going?', '2026-11-25 23:30:56.774482+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 1, 'user', 'I have good news first. I walked on Tuesday and on Thursday, even with soccer. I took the dog around the field while the kids played.', '2026-11-25 23:30:56.971219+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 2, 'coach', 'Well done. You walked on Tuesday and on Thursday, even with soccer. What does that say about you?', '2026-11-25 23:30:56.973138+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 3, 'user', 'And I made the soup. Monday night I wasn''t hungry at all and I didn''t open the freezer once.', '2026-11-25 23:30:57.13325+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 4, 'coach', 'So you didn''t open the freezer once. Which of your strengths went into that?', '2026-11-25 23:30:57.148189+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 5, 'user', 'That Monday felt amazing, honestly. I felt like I was in charge for once. But then Saturday was a disaster.', '2026-11-25 23:30:57.315563+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 6, 'coach', 'That last part sounds important. Tell me more about it.', '2026-11-25 23:30:57.317956+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 7, 'user', 'I had a fight with my mother on the phone that day and afterwards I ate a whole bag of chips standing in the kitchen. I wasn''t even hungry. I felt like such a failure.', '2026-11-25 23:30:57.411457+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 8, 'coach', 'I hear that you felt like such a failure. That sounds discouraging. What has helped you in hard times before?', '2026-11-25 23:30:57.418207+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 9, 'user', 'I guess I just realized something. It isn''t the evenings at all, it''s when I''m upset and there''s nobody to talk to.', '2026-11-25 23:30:57.640534+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 10, 'coach', 'That''s an important thing to see about yourself. What could you do with it?', '2026-11-25 23:30:57.643062+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 11, 'user', 'I could call Ana. When I''m upset I''ll call my sister before I go into the kitchen.', '2026-11-25 23:30:57.83847+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 12, 'coach', 'So you''ll call your sister before you go into the kitchen when you''re upset. That''s a good step. When will you start?', '2026-11-25 23:30:57.840616+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 13, 'user', 'I''m going to put a note on the pantry door with her name on it. That sounds silly but I think it would work.', '2026-11-25 23:30:58.063982+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 14, 'coach', 'You''ll put a note on the pantry door with her name on it. You''ve got a good plan there. Is there anything else on your mind today?', '2026-11-25 23:30:58.072636+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 15, 'user', 'And I''ll walk on Tuesday and Thursday again. I don''t want to add more yet, I always overdo it and then I quit.', '2026-11-25 23:30:58.213831+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 16, 'coach', 'You''ll walk on Tuesday and Thursday again. That adds to your plan. Is there anything else you''d like to talk about before we finish?', '2026-11-25 23:30:58.215779+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 17, 'user', 'Thank you for not making a big deal of Saturday. Talk next week.', '2026-11-25 23:30:58.388631+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', 18, 'coach', 'Thank you for talking with me, Maya. You''ll walk on Tuesday and Thursday again. I''m looking forward to hearing how it goes. Take care.', '2026-11-25 23:30:58.404486+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 0, 'coach', 'Hello Jonas, this is your AI coach. What''s on your mind today?', '2026-11-25 23:31:01.591377+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 1, 'user', 'This week was not great. I had quit for six days and then on Friday I smoked half a pack with the guys after my shift.', '2026-11-25 23:31:01.729346+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 2, 'coach', 'You had quit for six days. That counts, even though it got hard after that. What was different when it got hard?', '2026-11-25 23:31:01.732912+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 3, 'user', 'I''m frustrated with myself. This is the fourth time I''ve tried and I always fall back into it. Maybe I''m just a smoker.', '2026-11-25 23:31:01.880974+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 4, 'coach', 'It sounds like you''re frustrated with yourself. I can hear how frustrating that is. What bothers you the most about it?', '2026-11-25 23:31:01.883633+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 5, 'user', 'The thing is, I like smoking. It''s the only break I get at the plant. But I can''t keep up with my daughter Lina on the stairs anymore and that scares me.', '2026-11-25 23:31:02.093759+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 6, 'coach', 'You can''t keep up with your daughter Lina on the stairs anymore and that scares you. That''s not easy. How long has it been like that?', '2026-11-25 23:31:02.104347+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 7, 'user', 'Lina is five. She asked me why I smell like that. I want to be there when she grows up.', '2026-11-25 23:31:02.276028+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 8, 'coach', 'So you want to be there when she grows up. What would be a first step in that direction?', '2026-11-25 23:31:02.279729+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 9, 'user', 'Those six days were strange. The first two were hell. After that I could taste my food again, and I slept better. I used the gum and I drank coffee in the other break room.', '2026-11-25 23:31:02.400741+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 10, 'coach', 'You slept better. That took effort. What helped you?', '2026-11-25 23:31:02.418414+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 11, 'user', 'It''s the beer. When I drink with the guys I always end up smoking. I don''t know how to say no to them.', '2026-11-25 23:31:02.624167+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 12, 'coach', 'I hear that you don''t know how to say no to them. That sounds hard. What is it like for you when that happens?', '2026-11-25 23:31:02.633331+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 13, 'user', 'So it''s not really about work, it''s about Fridays. I hadn''t seen it that way. Still, I don''t know if I can do this.', '2026-11-25 23:31:02.844578+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 14, 'coach', 'I hear both sides. Tell me about that last part.', '2026-11-25 23:31:02.847763+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 15, 'user', 'I want to try again. Not a big thing. I won''t smoke tomorrow, and I''ll skip the bar this Friday and take Lina swimming instead.', '2026-11-25 23:31:03.041398+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 16, 'coach', 'That''s a clear plan: you''ll skip the bar this Friday and take Lina swimming instead. What might get in the way, and how will you handle it?', '2026-11-25 23:31:03.048332+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 17, 'user', 'I''d say I''m five out of ten sure about that. I could ask my buddy Marek to come along, he quit last year. Don''t call me during my shift though, text me instead.', '2026-11-25 23:31:03.220252+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 18, 'coach', 'Okay, that''s good to know. Thank you for saying it.', '2026-11-25 23:31:03.226508+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 19, 'user', 'Okay. Thanks. I''ll let you know how it goes.', '2026-11-25 23:31:03.421115+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', 20, 'coach', 'Thank you for talking with me, Jonas. You''ll skip the bar this Friday and take Lina swimming instead. I''m looking forward to hearing how it goes. Take care.', '2026-11-25 23:31:03.434223+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-7842-72b3-b206-695c49c843fb', 0, 'coach', 'Hello, this is the AI coach. I don''t recognise this number, so I can''t bring up anything personal, but I''m glad to listen. What''s on your mind?', '2026-11-25 23:31:08.548195+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-7842-72b3-b206-695c49c843fb', 1, 'user', 'Hi, who is this?', '2026-11-25 23:31:08.553809+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-7842-72b3-b206-695c49c843fb', 2, 'coach', 'I''m an AI coach, a computer program and not a person. I can listen and help you think things through. What would you like to talk about?', '2026-11-25 23:31:08.56821+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-7842-72b3-b206-695c49c843fb', 3, 'user', 'I think I have the wrong number. Bye.', '2026-11-25 23:31:08.578898+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-7842-72b3-b206-695c49c843fb', 4, 'coach', 'Thank you for talking with me. Take care, and call any time.', '2026-11-25 23:31:08.588086+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 0, 'coach', 'Hi Elena, it''s your AI coach. What would you like to talk about?', '2026-11-25 23:31:05.61929+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 1, 'user', 'I don''t really know why I called. I can''t do this anymore.', '2026-11-25 23:31:05.749694+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 2, 'coach', 'I''m glad you''re saying this out loud. It sounds very heavy, and I want to ask you directly: are you thinking about hurting yourself or ending your life?', '2026-11-25 23:31:05.752065+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 3, 'user', 'I lost my job and my husband left, and tonight I keep thinking everyone would be better off without me.', '2026-11-25 23:31:05.961379+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 4, 'coach', 'I''m really glad you told me. I want to ask you directly: are you safe right now? You can call or text 988, the Suicide and Crisis Lifeline, at any hour. If you might act on this or have already hurt yourself, please call 911 now. I''m an AI, so please reach a person too. I''ll stay on the line while you do.', '2026-11-25 23:31:05.970879+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 5, 'user', 'I''ve been thinking about it all night. I want to die. I have pills here.', '2026-11-25 23:31:06.185195+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 6, 'coach', 'Thank you for telling me that. Please get away from it now: go into another room, or ask somebody to take it. Can you do that while we talk?', '2026-11-25 23:31:06.189259+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 7, 'user', 'I''m scared. My neighbor Rosa is home, maybe I can go over to her.', '2026-11-25 23:31:06.554339+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 8, 'coach', 'Yes, please go to them now, or call them and ask them to come. It''s enough to say: I''m not safe on my own right now. You can stay on the line with me while you do.', '2026-11-25 23:31:06.557191+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 9, 'user', 'Okay. I''m leaving the pills here. I''m going over to her now.', '2026-11-25 23:31:06.782787+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 10, 'coach', 'That''s the right step. Please keep going, and stay on the line with me until somebody is with you. Then make the call together. You can call or text 988, the Suicide and Crisis Lifeline, at any hour. If you are in danger, call 911.', '2026-11-25 23:31:06.80579+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 11, 'user', 'I''m at her door. I''ll call them with her. Thank you. Bye.', '2026-11-25 23:31:06.999042+00', false);
INSERT INTO public.call_turns VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 12, 'coach', 'Thank you for telling me all this. Going to somebody and making that call is the right step. Please do it now, and don''t stay alone. You can call or text 988, the Suicide and Crisis Lifeline, at any hour. If you are in danger, call 911.', '2026-11-25 23:31:07.016884+00', false);
INSERT INTO public.call_turns VALUES ('01930000-0000-7000-8000-0000000000c2', 0, 'coach', 'Hi, how are you?', '2026-11-25 23:40:43.471312+00', false);

--
-- Data for Name: contact_decisions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contact_decisions VALUES ('01930000-0000-7000-8000-0000000000d1', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'check_in', 'allowed', 'within_contact_hours', NULL, '01930000-0000-7000-8000-0000000000c1', '2026-11-25 23:40:43.499987+00');
INSERT INTO public.contact_decisions VALUES ('01930000-0000-7000-8000-0000000000d2', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'check_in', 'refused', 'opted_out', NULL, NULL, '2026-11-25 23:40:43.505907+00');

--
-- Data for Name: contact_opt_out; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contact_opt_out VALUES ('7253524a-c8a7-5aa3-a1db-625f2b36f621', true, '2026-11-24 23:40:43.515976+00');

--
-- Data for Name: dial_requests; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.dial_requests VALUES ('host', 'key-1', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '01930000-0000-7000-8000-0000000000c1', '2026-11-25 23:40:43.493026+00');

--
-- Data for Name: erased_user; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.erased_user VALUES ('01930000-0000-7000-8000-00000000dead', '2026-11-20 23:40:43.584084+00');

--
-- Data for Name: flyway_schema_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history VALUES (1, '1', 'outbox and inbox', 'SQL', 'db/heartline/V1__outbox_and_inbox.sql', 2034824066, 'heartline_call', '2026-11-25 23:30:05.04016', 274, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'user profile', 'SQL', 'db/heartline/V2__user_profile.sql', -1528148221, 'heartline_call', '2026-11-25 23:30:05.424457', 38, true);
INSERT INTO public.flyway_schema_history VALUES (3, '100', 'calls', 'SQL', 'db/migration/V100__calls.sql', 1286938883, 'heartline_call', '2026-11-25 23:30:05.65248', 615, true);

--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.inbox VALUES ('profile', '01a2150c-0a6f-76a2-9a96-79e697c6c0d8', '2026-11-25 23:30:42.593605+00');
INSERT INTO public.inbox VALUES ('user-context', 'e8be9a47-86b9-53b3-9833-920a85ef3618', '2026-11-25 23:30:55.754393+00');
INSERT INTO public.inbox VALUES ('profile', '01a2150c-49c5-73e4-a75f-c81a61eb64ba', '2026-11-25 23:30:56.623384+00');
INSERT INTO public.inbox VALUES ('user-context', '1f499417-d56b-5a54-9250-84718ab7ba4b', '2026-11-25 23:30:59.78391+00');
INSERT INTO public.inbox VALUES ('profile', '01a2150c-5b82-732f-9406-0651bd2e59f7', '2026-11-25 23:31:01.298227+00');
INSERT INTO public.inbox VALUES ('user-context', 'e3c9c42d-7952-5846-b81c-c56889d125e3', '2026-11-25 23:31:04.835361+00');
INSERT INTO public.inbox VALUES ('profile', '01a2150c-6beb-716f-8ed8-20faef6de00a', '2026-11-25 23:31:05.470269+00');
INSERT INTO public.inbox VALUES ('user-context', '6bbd052f-cb02-5628-93d8-13f3f0eb46eb', '2026-11-25 23:31:08.187992+00');
INSERT INTO public.inbox VALUES ('user-context', '47382f5e-d7b3-527b-b57f-6a257c8ea8ce', '2026-11-25 23:31:09.96376+00');

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
-- Data for Name: phone_calls; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.phone_calls VALUES ('01a2150c-22f0-726b-9893-569c67915cef', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'inbound', 'completed', '2026-11-25 23:30:46.636033+00', '2026-11-25 23:30:47+00', '2026-11-25 23:30:51+00', 4, 'twilio', 'CA819aa7131414969d771e37be4a387905', '+12025550143', '+12025550100', NULL, NULL, 'Coach: Hi Maya, it''s your AI coach. What would you like to talk about?
User: Hi. Um, it''s mostly about the evenings. I do fine all day and then around nine I end up in the kitchen eating chips and ice cream.
Coach: You do fine all day and then around nine you end up in the kitchen eating chips and ice cream. Thank you for being open about it. When is it at its hardest?
User: It''s like a switch flips. And then I feel guilty and I go to bed annoyed with myself.
Coach: It sounds like you go to bed annoyed with yourself. That would get to many people. Who or what could help with it?
User: By then the kids are asleep, I''m tired, and I''m just scrolling on the couch. Mondays are the worst. I hate cooking on Mondays, so dinner is a sandwich and by nine I''m starving.
Coach: You hate cooking on Mondays. That''s not easy. How long has it been like that?
User: I never thought about it like that, but on Mondays I''m honestly hungry. The other days it''s more like boredom.
Coach: That''s worth noticing. What follows from it for you?
User: My sister Ana came over last week and we went for a walk after dinner, and I didn''t snack at all that night. I was pretty proud of that.
Coach: You didn''t snack at all that night. Good for you. How did you do that?
User: That evening I was out of the house. And talking to Ana always calms me down. She''s the one who notices when I''m stressed.
Coach: I hear that talking to Ana always calms you down. That''s good to know about yourself. How could you have more of that?
User: I could walk by myself too. I''ll walk twenty minutes after dinner on Tuesday and Thursday.
Coach: So you''ll walk twenty minutes after dinner on Tuesday and Thursday. That''s a good step. When will you start?
User: I''m fairly sure about the walks, a seven out of ten. Thursday is tricky because of the kids'' soccer, but I want to do it.
Coach: That''s an honest number. What makes it that much, and not less?
User: And for Mondays, I could make a big pot of soup on Sunday so I don''t have to cook. I love soup, especially lentil soup.
Coach: That''s a thought. What would be the first thing to do for it?
User: One more thing. Mornings before eight are best for me, I can''t talk once work starts. And please be straight with me, I like it when people don''t sugarcoat things.
Coach: Thank you for telling me. That''s good to know.
User: Thanks. I actually feel better than when I called. Bye.
Coach: Thank you for talking with me, Maya. You''ll walk twenty minutes after dinner on Tuesday and Thursday. I''m looking forward to hearing how it goes. Take care.', NULL, 'Talked about eating, exercise, sleep and family. In their words: "I do fine all day and then around nine I end up in the kitchen eating chips and ice cream." Committed: I''ll walk twenty minutes after dinner on Tuesday and Thursday.', '{eating,exercise,sleep,family}', 'mixed', 'happy', '[{"seq": 0, "type": "open_question", "timestamp": "2026-11-25T23:30:48.178913Z"}, {"seq": 2, "type": "reflection", "timestamp": "2026-11-25T23:30:48.427307Z"}, {"seq": 4, "type": "reflection", "timestamp": "2026-11-25T23:30:48.912566Z"}, {"seq": 4, "type": "open_question", "timestamp": "2026-11-25T23:30:48.912566Z"}, {"seq": 6, "type": "open_question", "timestamp": "2026-11-25T23:30:49.137738Z"}, {"seq": 8, "type": "open_question", "timestamp": "2026-11-25T23:30:49.490810Z"}, {"seq": 10, "type": "reflection", "timestamp": "2026-11-25T23:30:49.697789Z"}, {"seq": 10, "type": "affirmation", "timestamp": "2026-11-25T23:30:49.697789Z"}, {"seq": 10, "type": "open_question", "timestamp": "2026-11-25T23:30:49.697789Z"}, {"seq": 12, "type": "reflection", "effective": true, "timestamp": "2026-11-25T23:30:49.903330Z"}, {"seq": 12, "type": "open_question", "effective": true, "timestamp": "2026-11-25T23:30:49.903330Z"}, {"seq": 14, "type": "reflection", "timestamp": "2026-11-25T23:30:50.167081Z"}, {"seq": 14, "type": "commitment", "timestamp": "2026-11-25T23:30:50.167081Z"}, {"seq": 16, "type": "open_question", "effective": true, "timestamp": "2026-11-25T23:30:50.369819Z"}, {"seq": 18, "type": "open_question", "effective": false, "timestamp": "2026-11-25T23:30:50.563171Z"}, {"seq": 22, "type": "reflection", "timestamp": "2026-11-25T23:30:50.899389Z"}]', '{"I''ll walk twenty minutes after dinner on Tuesday and Thursday"}', false, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-25 23:30:46.636033+00', NULL, '{}', NULL, false, 0, 0, '2026-11-25 23:31:06.164731+00', '2026-11-25 23:30:51.78056+00');
INSERT INTO public.phone_calls VALUES ('01a2150c-4a35-761f-9b8f-df570dcc0708', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'inbound', 'completed', '2026-11-25 23:30:56.693975+00', '2026-11-25 23:30:56.693975+00', '2026-11-25 23:30:58+00', 2, 'twilio', 'CA491c2b4e578d34f3fd02e22ab694a702', '+12025550143', '+12025550100', NULL, NULL, 'Coach: Hi Maya, it''s your AI coach. I''m glad you called. You told me you''d walk twenty minutes after dinner on Tuesday and Thursday. How has that been going?
User: I have good news first. I walked on Tuesday and on Thursday, even with soccer. I took the dog around the field while the kids played.
Coach: Well done. You walked on Tuesday and on Thursday, even with soccer. What does that say about you?
User: And I made the soup. Monday night I wasn''t hungry at all and I didn''t open the freezer once.
Coach: So you didn''t open the freezer once. Which of your strengths went into that?
User: That Monday felt amazing, honestly. I felt like I was in charge for once. But then Saturday was a disaster.
Coach: That last part sounds important. Tell me more about it.
User: I had a fight with my mother on the phone that day and afterwards I ate a whole bag of chips standing in the kitchen. I wasn''t even hungry. I felt like such a failure.
Coach: I hear that you felt like such a failure. That sounds discouraging. What has helped you in hard times before?
User: I guess I just realized something. It isn''t the evenings at all, it''s when I''m upset and there''s nobody to talk to.
Coach: That''s an important thing to see about yourself. What could you do with it?
User: I could call Ana. When I''m upset I''ll call my sister before I go into the kitchen.
Coach: So you''ll call your sister before you go into the kitchen when you''re upset. That''s a good step. When will you start?
User: I''m going to put a note on the pantry door with her name on it. That sounds silly but I think it would work.
Coach: You''ll put a note on the pantry door with her name on it. You''ve got a good plan there. Is there anything else on your mind today?
User: And I''ll walk on Tuesday and Thursday again. I don''t want to add more yet, I always overdo it and then I quit.
Coach: You''ll walk on Tuesday and Thursday again. That adds to your plan. Is there anything else you''d like to talk about before we finish?
User: Thank you for not making a big deal of Saturday. Talk next week.
Coach: Thank you for talking with me, Maya. You''ll walk on Tuesday and Thursday again. I''m looking forward to hearing how it goes. Take care.', NULL, 'Talked about exercise, eating, family, struggle and work. Progress: walked on Tuesday and on Thursday, even with soccer. Committed: I''ll call my sister before I go into the kitchen when I''m upset; I''ll put a note on the pantry door with her name on it; I''ll walk on Tuesday and Thursday again.', '{exercise,eating,family,struggle,work}', 'mixed', NULL, '[{"seq": 0, "type": "open_question", "effective": true, "timestamp": "2026-11-25T23:30:56.774482Z"}, {"seq": 2, "type": "affirmation", "timestamp": "2026-11-25T23:30:56.973138Z"}, {"seq": 2, "type": "open_question", "timestamp": "2026-11-25T23:30:56.973138Z"}, {"seq": 4, "type": "reflection", "timestamp": "2026-11-25T23:30:57.148189Z"}, {"seq": 6, "type": "open_question", "timestamp": "2026-11-25T23:30:57.317956Z"}, {"seq": 8, "type": "reflection", "timestamp": "2026-11-25T23:30:57.418207Z"}, {"seq": 8, "type": "open_question", "timestamp": "2026-11-25T23:30:57.418207Z"}, {"seq": 10, "type": "open_question", "effective": true, "timestamp": "2026-11-25T23:30:57.643062Z"}, {"seq": 12, "type": "reflection", "timestamp": "2026-11-25T23:30:57.840616Z"}, {"seq": 12, "type": "commitment", "timestamp": "2026-11-25T23:30:57.840616Z"}, {"seq": 14, "type": "reflection", "timestamp": "2026-11-25T23:30:58.072636Z"}, {"seq": 16, "type": "reflection", "timestamp": "2026-11-25T23:30:58.215779Z"}, {"seq": 18, "type": "reflection", "timestamp": "2026-11-25T23:30:58.404486Z"}]', '{"I''ll call my sister before I go into the kitchen when I''m upset","I''ll put a note on the pantry door with her name on it","I''ll walk on Tuesday and Thursday again"}', false, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-25 23:30:56.693975+00', NULL, '{}', NULL, false, 0, 0, '2026-11-25 23:31:13.605499+00', '2026-11-25 23:30:58.983469+00');
INSERT INTO public.phone_calls VALUES ('01a2150c-5d12-77d8-bbe5-7db831e28b23', '9f8fd601-a213-5e71-bd45-b6f3450af476', 'inbound', 'completed', '2026-11-25 23:31:01.522641+00', '2026-11-25 23:31:01.522641+00', '2026-11-25 23:31:03+00', 2, 'twilio', 'CAb1619469bc0c8c5b094d739d970fd5e6', '+13125550172', '+12025550100', NULL, NULL, 'Coach: Hello Jonas, this is your AI coach. What''s on your mind today?
User: This week was not great. I had quit for six days and then on Friday I smoked half a pack with the guys after my shift.
Coach: You had quit for six days. That counts, even though it got hard after that. What was different when it got hard?
User: I''m frustrated with myself. This is the fourth time I''ve tried and I always fall back into it. Maybe I''m just a smoker.
Coach: It sounds like you''re frustrated with yourself. I can hear how frustrating that is. What bothers you the most about it?
User: The thing is, I like smoking. It''s the only break I get at the plant. But I can''t keep up with my daughter Lina on the stairs anymore and that scares me.
Coach: You can''t keep up with your daughter Lina on the stairs anymore and that scares you. That''s not easy. How long has it been like that?
User: Lina is five. She asked me why I smell like that. I want to be there when she grows up.
Coach: So you want to be there when she grows up. What would be a first step in that direction?
User: Those six days were strange. The first two were hell. After that I could taste my food again, and I slept better. I used the gum and I drank coffee in the other break room.
Coach: You slept better. That took effort. What helped you?
User: It''s the beer. When I drink with the guys I always end up smoking. I don''t know how to say no to them.
Coach: I hear that you don''t know how to say no to them. That sounds hard. What is it like for you when that happens?
User: So it''s not really about work, it''s about Fridays. I hadn''t seen it that way. Still, I don''t know if I can do this.
Coach: I hear both sides. Tell me about that last part.
User: I want to try again. Not a big thing. I won''t smoke tomorrow, and I''ll skip the bar this Friday and take Lina swimming instead.
Coach: That''s a clear plan: you''ll skip the bar this Friday and take Lina swimming instead. What might get in the way, and how will you handle it?
User: I''d say I''m five out of ten sure about that. I could ask my buddy Marek to come along, he quit last year. Don''t call me during my shift though, text me instead.
Coach: Okay, that''s good to know. Thank you for saying it.
User: Okay. Thanks. I''ll let you know how it goes.
Coach: Thank you for talking with me, Jonas. You''ll skip the bar this Friday and take Lina swimming instead. I''m looking forward to hearing how it goes. Take care.', NULL, 'Talked about smoking, alcohol, work, exercise and sleep. Challenges: had quit for six days and then on Friday they smoked half a pack with the guys after their shift; can''t keep up with their daughter Lina on the stairs anymore and that scares them. Committed: I won''t smoke tomorrow; I''ll skip the bar this Friday and take Lina swimming instead.', '{smoking,alcohol,work,exercise,sleep}', 'negative', NULL, '[{"seq": 0, "type": "open_question", "timestamp": "2026-11-25T23:31:01.591377Z"}, {"seq": 2, "type": "open_question", "timestamp": "2026-11-25T23:31:01.732912Z"}, {"seq": 4, "type": "reflection", "effective": false, "timestamp": "2026-11-25T23:31:01.883633Z"}, {"seq": 4, "type": "open_question", "effective": false, "timestamp": "2026-11-25T23:31:01.883633Z"}, {"seq": 6, "type": "reflection", "timestamp": "2026-11-25T23:31:02.104347Z"}, {"seq": 6, "type": "open_question", "timestamp": "2026-11-25T23:31:02.104347Z"}, {"seq": 8, "type": "reflection", "timestamp": "2026-11-25T23:31:02.279729Z"}, {"seq": 8, "type": "open_question", "timestamp": "2026-11-25T23:31:02.279729Z"}, {"seq": 10, "type": "open_question", "timestamp": "2026-11-25T23:31:02.418414Z"}, {"seq": 12, "type": "reflection", "timestamp": "2026-11-25T23:31:02.633331Z"}, {"seq": 12, "type": "open_question", "timestamp": "2026-11-25T23:31:02.633331Z"}, {"seq": 14, "type": "reflection", "timestamp": "2026-11-25T23:31:02.847763Z"}, {"seq": 14, "type": "open_question", "timestamp": "2026-11-25T23:31:02.847763Z"}, {"seq": 16, "type": "commitment", "effective": true, "timestamp": "2026-11-25T23:31:03.048332Z"}, {"seq": 20, "type": "reflection", "timestamp": "2026-11-25T23:31:03.434223Z"}]', '{"I won''t smoke tomorrow","I''ll skip the bar this Friday and take Lina swimming instead"}', false, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-25 23:31:01.522641+00', NULL, '{}', NULL, false, 0, 0, '2026-11-25 23:31:18.649049+00', '2026-11-25 23:31:03.892252+00');
INSERT INTO public.phone_calls VALUES ('01a2150c-6ce9-73fc-814a-a0632faf99b7', 'c47aeced-e526-5c1c-90e7-813954443592', 'inbound', 'completed', '2026-11-25 23:31:05.577402+00', '2026-11-25 23:31:05.577402+00', '2026-11-25 23:31:07+00', 2, 'twilio', 'CAa5ef46f56acc65e81e7305a804fa8151', '+13105550118', '+12025550100', NULL, NULL, 'Coach: Hi Elena, it''s your AI coach. What would you like to talk about?
User: I don''t really know why I called. I can''t do this anymore.
Coach: I''m glad you''re saying this out loud. It sounds very heavy, and I want to ask you directly: are you thinking about hurting yourself or ending your life?
User: I lost my job and my husband left, and tonight I keep thinking everyone would be better off without me.
Coach: I''m really glad you told me. I want to ask you directly: are you safe right now? You can call or text 988, the Suicide and Crisis Lifeline, at any hour. If you might act on this or have already hurt yourself, please call 911 now. I''m an AI, so please reach a person too. I''ll stay on the line while you do.
User: I''ve been thinking about it all night. I want to die. I have pills here.
Coach: Thank you for telling me that. Please get away from it now: go into another room, or ask somebody to take it. Can you do that while we talk?
User: I''m scared. My neighbor Rosa is home, maybe I can go over to her.
Coach: Yes, please go to them now, or call them and ask them to come. It''s enough to say: I''m not safe on my own right now. You can stay on the line with me while you do.
User: Okay. I''m leaving the pills here. I''m going over to her now.
Coach: That''s the right step. Please keep going, and stay on the line with me until somebody is with you. Then make the call together. You can call or text 988, the Suicide and Crisis Lifeline, at any hour. If you are in danger, call 911.
User: I''m at her door. I''ll call them with her. Thank you. Bye.
Coach: Thank you for telling me all this. Going to somebody and making that call is the right step. Please do it now, and don''t stay alone. You can call or text 988, the Suicide and Crisis Lifeline, at any hour. If you are in danger, call 911.', NULL, 'Was in a crisis; danger to life was heard. The coach named where to get help. Talked about health, family and work.', '{health,family,work}', 'negative', 'anxious', '[{"seq": 0, "type": "open_question", "effective": false, "timestamp": "2026-11-25T23:31:05.619290Z"}, {"seq": 4, "type": "crisis_resources", "timestamp": "2026-11-25T23:31:05.970879Z"}, {"seq": 8, "type": "reflection", "timestamp": "2026-11-25T23:31:06.557191Z"}, {"seq": 10, "type": "crisis_resources", "effective": true, "timestamp": "2026-11-25T23:31:06.805790Z"}, {"seq": 12, "type": "crisis_resources", "timestamp": "2026-11-25T23:31:07.016884Z"}]', '{}', false, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-25 23:31:05.577402+00', NULL, '{}', NULL, true, 0, 0, '2026-11-25 23:31:22.130051+00', '2026-11-25 23:31:07.321606+00');
INSERT INTO public.phone_calls VALUES ('01a2150c-7842-72b3-b206-695c49c843fb', NULL, 'inbound', 'completed', '2026-11-25 23:31:08.482324+00', '2026-11-25 23:31:08.482324+00', '2026-11-25 23:31:08.482324+00', 1, 'twilio', 'CAfee49cbc4077b54a2bd8ce721ff4f825', '+12025550199', '+12025550100', NULL, NULL, 'Coach: Hello, this is the AI coach. I don''t recognise this number, so I can''t bring up anything personal, but I''m glad to listen. What''s on your mind?
User: Hi, who is this?
Coach: I''m an AI coach, a computer program and not a person. I can listen and help you think things through. What would you like to talk about?
User: I think I have the wrong number. Bye.
Coach: Thank you for talking with me. Take care, and call any time.', NULL, NULL, '{}', NULL, NULL, '[{"seq": 0, "type": "open_question", "timestamp": "2026-11-25T23:31:08.548195Z"}, {"seq": 2, "type": "open_question", "effective": true, "timestamp": "2026-11-25T23:31:08.568210Z"}]', '{}', false, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-25 23:31:08.482324+00', NULL, '{}', NULL, false, 0, 0, '2026-11-25 23:31:23.727002+00', '2026-11-25 23:31:08.773117+00');
INSERT INTO public.phone_calls VALUES ('01930000-0000-7000-8000-0000000000c1', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'outbound', 'no_answer', '2026-11-23 23:40:43.464155+00', NULL, '2026-11-23 23:40:43.464155+00', NULL, 'twilio', NULL, '+12025550100', '+12025550143', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-25 23:40:43.464155+00', 'check_in', '{"ask about the walk"}', 'within_contact_hours', false, NULL, 0, '2026-11-25 23:40:43.464155+00', '2026-11-23 23:40:43.464155+00');
INSERT INTO public.phone_calls VALUES ('01930000-0000-7000-8000-0000000000c2', '7253524a-c8a7-5aa3-a1db-625f2b36f621', 'inbound', 'in_progress', '2026-11-25 23:40:43.470193+00', '2026-11-25 23:40:43.470193+00', NULL, NULL, 'twilio', 'CA0000000000000000000000000000c2c2', '+12025550143', '+12025550100', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-25 23:40:43.470193+00', NULL, '{}', NULL, false, NULL, 0, '2036-11-25 23:40:43.470193+00', NULL);

--
-- Data for Name: scheduled_calls; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.scheduled_calls VALUES ('01930000-0000-7000-8000-0000000000e1', '7253524a-c8a7-5aa3-a1db-625f2b36f621', '2036-11-25 23:40:43.523977+00', 'Europe/Vienna', 'check_in', '["the walk"]', NULL, false, NULL, '2026-11-25 23:40:43.523977+00');

--
-- Data for Name: user_context; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.user_context VALUES ('9f8fd601-a213-5e71-bd45-b6f3450af476', 1, '2026-11-25 23:31:04.460012+00', '{"userId": "9f8fd601-a213-5e71-bd45-b6f3450af476", "version": 1, "memories": [{"type": "relationship", "memoryId": "01a2150c-689b-72cc-88cd-9a2adbe893ca", "strength": 0.9999999439371903, "occurredAt": "2026-11-25T23:31:03.220252Z", "description": "Has a buddy, Marek, who quit last year"}, {"type": "struggle", "memoryId": "01a2150c-689b-72cc-88cd-9a2adbe893c9", "strength": 0.9999993576537968, "occurredAt": "2026-11-25T23:31:02.093759Z", "description": "Can''t keep up with their daughter Lina on the stairs anymore and that scares them", "emotionalValence": -0.5}, {"type": "struggle", "memoryId": "01a2150c-689b-72cc-88cd-9a2adbe893c8", "strength": 0.9999992588314138, "occurredAt": "2026-11-25T23:31:01.729346Z", "description": "Had quit for six days and then on Friday they smoked half a pack with the guys after their shift", "emotionalValence": -0.5}], "lastSummary": {"date": "2026-11-26", "text": "Talked about smoking, alcohol, work, exercise and sleep. Challenges: had quit for six days and then on Friday they smoked half a pack with the guys after their shift; can''t keep up with their daughter Lina on the stairs anymore and that scares them. Committed: I won''t smoke tomorrow; I''ll skip the bar this Friday and take Lina swimming instead.", "keyTopics": ["smoking", "alcohol", "work", "exercise", "sleep"], "sentiment": "negative"}, "preferences": [{"key": "avoid_contact_time", "value": "shift", "category": "timing", "confidence": 0.821428571428571}], "refreshedAt": "2026-11-25T23:31:04.460012252Z", "lastContactAt": "2026-11-25T23:31:03Z", "openCommitments": ["I''ll skip the bar this Friday and take Lina swimming instead", "I won''t smoke tomorrow"]}');
INSERT INTO public.user_context VALUES ('c47aeced-e526-5c1c-90e7-813954443592', 1, '2026-11-25 23:31:07.964378+00', '{"userId": "c47aeced-e526-5c1c-90e7-813954443592", "version": 1, "memories": [{"type": "relationship", "memoryId": "01a2150c-7641-73dc-8d8d-5daae3e0a590", "strength": 0.999999936199709, "occurredAt": "2026-11-25T23:31:06.554339Z", "description": "Has a neighbor, Rosa"}], "lastSummary": {"date": "2026-11-26", "text": "Was in a crisis; danger to life was heard. The coach named where to get help. Talked about health, family and work.", "keyTopics": ["health", "family", "work"], "sentiment": "negative"}, "preferences": [], "refreshedAt": "2026-11-25T23:31:07.964378545Z", "lastCrisisAt": "2026-11-25T23:31:07Z", "lastContactAt": "2026-11-25T23:31:07Z", "openCommitments": []}');
INSERT INTO public.user_context VALUES ('7253524a-c8a7-5aa3-a1db-625f2b36f621', 3, '2026-11-25 23:31:09.720536+00', '{"userId": "7253524a-c8a7-5aa3-a1db-625f2b36f621", "version": 3, "memories": [{"type": "victory", "memoryId": "01a2150c-7d29-7211-9127-c67b29c19644", "strength": 0.9999998863617999, "occurredAt": "2026-11-25T23:31:09.134044Z", "description": "Walked twenty minutes after dinner and skipped the chips", "emotionalValence": 0.49}, {"type": "relationship", "memoryId": "01a2150c-412f-7225-81b5-0e105032b15b", "strength": 0.9999990938560175, "occurredAt": "2026-11-25T23:30:49.693972Z", "description": "Their sister Ana came over last week"}, {"type": "preference", "memoryId": "01a2150c-412f-7225-81b5-0e105032b15c", "strength": 0.9999981422336047, "occurredAt": "2026-11-25T23:30:50.559669Z", "description": "Loves soup, especially lentil soup", "emotionalValence": 0.66}, {"type": "preference", "memoryId": "01a2150c-4121-7039-b3b6-87d5a24f0eeb", "strength": 0.9999980025137011, "occurredAt": "2026-11-25T23:30:49.119177Z", "description": "Hates cooking on Mondays", "emotionalValence": -0.53}, {"type": "victory", "memoryId": "01a2150c-554f-75c7-9d0a-b2845bd8a72f", "strength": 0.999997527699171, "occurredAt": "2026-11-25T23:30:56.971219Z", "description": "Walked on Tuesday and on Thursday, even with soccer", "emotionalValence": 0.5}], "lastSummary": {"date": "2026-11-26", "text": "Talked about eating, exercise, sleep and family. In their words: \"I do fine all day and then around nine I end up in the kitchen eating chips and ice cream.\" Committed: I''ll walk twenty minutes after dinner on Tuesday and Thursday. Talked about exercise, eating, family, struggle and work. Progress: walked on Tuesday and on Thursday, even with soccer. Committed: I''ll call my sister before I go into the kitchen when I''m upset; I''ll put a note on the pantry door with her name on it; I''ll walk on Tuesday and Thursday again. Talked about celebration, eating and exercise. Progress: walked twenty minutes after dinner and skipped the chips.", "keyTopics": ["eating", "exercise", "celebration", "family", "sleep", "struggle", "work"], "sentiment": "mixed"}, "preferences": [{"key": "prefers_tough_love", "value": "true", "category": "coaching_tone", "confidence": 0.814814814814815}, {"key": "loves_soup", "value": "true", "category": "meal_types", "confidence": 0.814814814814815}, {"key": "avoid_contact_time", "value": "once work starts", "category": "timing", "confidence": 0.807692307692308}, {"key": "contact_time", "value": "mornings before eight", "category": "timing", "confidence": 0.807692307692308}], "refreshedAt": "2026-11-25T23:31:09.720536207Z", "lastContactAt": "2026-11-25T23:31:09.134044Z", "openCommitments": ["I''ll walk on Tuesday and Thursday again", "I''ll put a note on the pantry door with her name on it", "I''ll call my sister before I go into the kitchen when I''m upset", "I''ll walk twenty minutes after dinner on Tuesday and Thursday"]}');

--
-- Data for Name: user_profile; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.user_profile VALUES ('7253524a-c8a7-5aa3-a1db-625f2b36f621', 'Maya', '+12025550143', 'Pacific/Auckland', 'en-US', '1990-05-17', '{call,sms,in_app}', false, '2026-11-25 23:30:56.581729+00');
INSERT INTO public.user_profile VALUES ('9f8fd601-a213-5e71-bd45-b6f3450af476', 'Jonas', '+13125550172', 'Pacific/Auckland', 'en-US', '1990-05-17', '{call,sms,in_app}', false, '2026-11-25 23:31:01.122635+00');
INSERT INTO public.user_profile VALUES ('c47aeced-e526-5c1c-90e7-813954443592', 'Elena', '+13105550118', 'Pacific/Auckland', 'en-US', '1990-05-17', '{call,sms,in_app}', false, '2026-11-25 23:31:05.324413+00');

--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 5, true);

--
-- Name: active_calls active_calls_phone_call_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.active_calls
    ADD CONSTRAINT active_calls_phone_call_id_key UNIQUE (phone_call_id);

--
-- Name: active_calls active_calls_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.active_calls
    ADD CONSTRAINT active_calls_pkey PRIMARY KEY (id);

--
-- Name: call_turns call_turns_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.call_turns
    ADD CONSTRAINT call_turns_pkey PRIMARY KEY (call_id, seq);

--
-- Name: contact_decisions contact_decisions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_decisions
    ADD CONSTRAINT contact_decisions_pkey PRIMARY KEY (id);

--
-- Name: contact_opt_out contact_opt_out_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_opt_out
    ADD CONSTRAINT contact_opt_out_pkey PRIMARY KEY (user_id);

--
-- Name: dial_requests dial_requests_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dial_requests
    ADD CONSTRAINT dial_requests_pkey PRIMARY KEY (client, idempotency_key);

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
-- Name: phone_calls phone_calls_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_calls
    ADD CONSTRAINT phone_calls_pkey PRIMARY KEY (id);

--
-- Name: phone_calls phone_calls_provider_call_sid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_calls
    ADD CONSTRAINT phone_calls_provider_call_sid_key UNIQUE (provider_call_sid);

--
-- Name: scheduled_calls scheduled_calls_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scheduled_calls
    ADD CONSTRAINT scheduled_calls_pkey PRIMARY KEY (id);

--
-- Name: user_context user_context_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.user_context
    ADD CONSTRAINT user_context_pkey PRIMARY KEY (user_id);

--
-- Name: user_profile user_profile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.user_profile
    ADD CONSTRAINT user_profile_pkey PRIMARY KEY (user_id);

--
-- Name: active_calls_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX active_calls_user ON public.active_calls USING btree (user_id);

--
-- Name: contact_decisions_call; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_decisions_call ON public.contact_decisions USING btree (call_id);

--
-- Name: contact_decisions_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_decisions_user ON public.contact_decisions USING btree (user_id, decided_at DESC);

--
-- Name: dial_requests_call; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dial_requests_call ON public.dial_requests USING btree (call_id);

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
-- Name: phone_calls_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_calls_status ON public.phone_calls USING btree (call_status, id DESC);

--
-- Name: phone_calls_unfinished; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_calls_unfinished ON public.phone_calls USING btree (attended_until) WHERE (completed_at IS NULL);

--
-- Name: phone_calls_unknown_from; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_calls_unknown_from ON public.phone_calls USING btree (from_phone) WHERE (user_id IS NULL);

--
-- Name: phone_calls_unknown_to; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_calls_unknown_to ON public.phone_calls USING btree (to_phone) WHERE (user_id IS NULL);

--
-- Name: phone_calls_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_calls_user ON public.phone_calls USING btree (user_id, id DESC);

--
-- Name: scheduled_calls_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_calls_due ON public.scheduled_calls USING btree (scheduled_for) WHERE (NOT completed);

--
-- Name: scheduled_calls_phone_call; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_calls_phone_call ON public.scheduled_calls USING btree (phone_call_id);

--
-- Name: scheduled_calls_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_calls_user ON public.scheduled_calls USING btree (user_id, scheduled_for DESC);

--
-- Name: user_profile_phone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX user_profile_phone ON public.user_profile USING btree (phone);

--
-- Name: active_calls active_calls_phone_call_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.active_calls
    ADD CONSTRAINT active_calls_phone_call_id_fkey FOREIGN KEY (phone_call_id) REFERENCES public.phone_calls(id) ON DELETE CASCADE;

--
-- Name: call_turns call_turns_call_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.call_turns
    ADD CONSTRAINT call_turns_call_id_fkey FOREIGN KEY (call_id) REFERENCES public.phone_calls(id) ON DELETE CASCADE;

--
-- Name: contact_decisions contact_decisions_call_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_decisions
    ADD CONSTRAINT contact_decisions_call_id_fkey FOREIGN KEY (call_id) REFERENCES public.phone_calls(id) ON DELETE CASCADE;

--
-- Name: dial_requests dial_requests_call_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dial_requests
    ADD CONSTRAINT dial_requests_call_id_fkey FOREIGN KEY (call_id) REFERENCES public.phone_calls(id) ON DELETE CASCADE;

--
-- Name: scheduled_calls scheduled_calls_phone_call_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scheduled_calls
    ADD CONSTRAINT scheduled_calls_phone_call_id_fkey FOREIGN KEY (phone_call_id) REFERENCES public.phone_calls(id) ON DELETE SET NULL;

--
-- PostgreSQL database dump complete
--

