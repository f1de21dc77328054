package dev.heartline.deployment.dashboard;

import java.util.List;

import dev.heartline.deployment.dashboard.Panel.Query;
import dev.heartline.deployment.dashboard.Panel.Unit;
import dev.heartline.stack.settings.Service;

import static dev.heartline.deployment.dashboard.Panel.curves;
import static dev.heartline.deployment.dashboard.Panel.number;
import static dev.heartline.deployment.dashboard.Series.counted;
import static dev.heartline.deployment.dashboard.Series.countedInAll;
import static dev.heartline.deployment.dashboard.Series.mean;
import static dev.heartline.deployment.dashboard.Series.most;
import static dev.heartline.deployment.dashboard.Series.quantile;
import static dev.heartline.deployment.dashboard.Series.rate;

/** All of them: one for people in danger, one for the way of a call through all services, one for each service. */
public final class Dashboards {

    public static final List<Dashboard> ALL = List.of(
            new Dashboard(
                    "care",
                    "Heartline: care",
                    "Whether somebody in danger is heard, answered and taken on by a human.",
                    care()),
            new Dashboard(
                    "fan-out",
                    "Heartline: from a call to its last effect",
                    "One call becomes memories, a summary and a decision: where it is slow, and where it stops.",
                    fanOut()),
            service(
                    Service.CALL,
                    "Calls, and what the coach says on them.",
                    new Section("Calls", calls()),
                    model(Service.CALL)),
            service(Service.SMS, "Texts that come and go.", new Section("Texts", texts()), model(Service.SMS)),
            service(
                    Service.MEMORY,
                    "What is remembered, and how quickly it is found.",
                    new Section("Memories", memories()),
                    model(Service.MEMORY)),
            service(
                    Service.ENGAGEMENT,
                    "What users do, and what is decided about rewards and hooks.",
                    new Section("What users do, and what is decided", engagement())));

    private Dashboards() {}

    private static Dashboard service(Service service, String description, Section own, Section... last) {
        return new Dashboard(
                service.moduleName(),
                "Heartline: " + service.moduleName(),
                description,
                ServicePanels.of(service, own, List.of(last)));
    }

    private static List<Section> care() {
        var numbers = List.of(
                number(
                                "Alerts nobody has taken on",
                                "A person may be in danger now.",
                                Unit.COUNT,
                                "sum(max by (job) (heartline_care_alerts_open))")
                        .badFrom(1),
                number(
                                "The oldest of them",
                                "Since danger was heard (runbook danger-unanswered).",
                                Unit.SECONDS,
                                "max(heartline_care_alerts_oldest_seconds)")
                        .badFrom(120),
                number(
                                "Oldest unread text",
                                "Over a minute: a person in danger may not be heard (runbook texts-unread).",
                                Unit.SECONDS,
                                "max(heartline_backlog_age_seconds{backlog=\"unread-texts\"})")
                        .badFrom(60),
                number(
                                "Texts nobody could read",
                                "A human must (runbook texts-unreadable).",
                                Unit.COUNT,
                                "max(heartline_backlog_waiting{backlog=\"unreadable-texts\"})")
                        .badFrom(1),
                number(
                                "Turns not judged in a day",
                                "Not even when the call was over: danger or a stop may be unheard (runbook readers-fail).",
                                Unit.COUNT,
                                countedInAll("heartline_call_turns_unjudged_total", "1d"))
                        .badFrom(1),
                number(
                                "Failed notices in a day",
                                "To the on-call, or given up (runbook on-call-not-told). 0 too where no webhook is configured: nobody is told then.",
                                Unit.COUNT,
                                countedInAll("heartline_care_webhook_total{outcome=~\"failed|given_up\"}", "1d"))
                        .badFrom(1));
        var curves = List.of(
                curves(
                        "Danger that was heard",
                        "In an hour: raised, and taken back as a false alarm.",
                        Unit.COUNT,
                        counted("heartline_crises_total", "1h", "channel, kind, state"),
                        "{{channel}} {{kind}} {{state}}"),
                curves(
                        "Alerts that are open",
                        "Until a human has acknowledged them.",
                        Unit.COUNT,
                        most("heartline_care_alerts_open", "job"),
                        "{{job}}"),
                curves(
                        "Notices to the on-call",
                        "In an hour. Nothing here while alerts are open: no webhook is configured, and nobody is told.",
                        Unit.COUNT,
                        counted("heartline_care_webhook_total", "1h", "job, outcome"),
                        "{{job}} {{outcome}}"),
                curves(
                        "What the guard did to the coach's words",
                        "In an hour: withheld, or replaced by fixed ones.",
                        Unit.COUNT,
                        new Query(
                                counted("heartline_call_coach_withheld_total", "1h", "reason"), "withheld: {{reason}}"),
                        new Query(counted("heartline_call_coach_replaced_total", "1h", "why"), "replaced: {{why}}")),
                curves(
                        "Readers that failed",
                        "In an hour. Plain words of danger are heard all the same; each is judged again.",
                        Unit.COUNT,
                        new Query(countedInAll("heartline_sms_unjudged_total", "1h"), "texts at the door"),
                        new Query(countedInAll("heartline_call_coach_unjudged_total", "1h"), "turns, for now"),
                        new Query(countedInAll("heartline_call_turns_unjudged_total", "1h"), "turns, for good")),
                curves(
                        "From a text to what it tells",
                        "From its arrival until it was understood.",
                        Unit.SECONDS,
                        new Query(mean("heartline_sms_understanding_lag_seconds", "job"), "on average"),
                        new Query("max(heartline_sms_understanding_lag_seconds_max)", "the longest")));
        return List.of(Section.of(numbers), Section.of(curves));
    }

    private static List<Section> fanOut() {
        var numbers = List.of(
                number("Conversations now", "", Unit.COUNT, "sum(heartline_call_conversations)"),
                number(
                                "Oldest call not completed",
                                "No memory and no reward comes of it until it is (runbook calls-unanalysed).",
                                Unit.SECONDS,
                                "max(heartline_backlog_age_seconds{backlog=\"unanalysed-calls\"})")
                        .badFrom(300),
                number(
                                "Oldest event in an outbox",
                                "Runbook outbox-old.",
                                Unit.SECONDS,
                                "max(heartline_backlog_age_seconds{backlog=\"outbox\"})")
                        .badFrom(60),
                number(
                                "Longest wait in place",
                                "Runbook events-waiting.",
                                Unit.SECONDS,
                                "max(heartline_events_waiting_age_seconds)")
                        .badFrom(300),
                number(
                                "Dead letters in a day",
                                "Runbook dead-letters.",
                                Unit.COUNT,
                                countedInAll("heartline_events_consumed_total{outcome=\"dead\"}", "1d"))
                        .badFrom(1),
                number(
                                "Webhooks refused",
                                "Runbook webhooks-refused.",
                                Unit.PER_SECOND,
                                "sum(rate(heartline_webhooks_refused_total[5m])) or vector(0)")
                        .badFrom(0.05));
        var curves = List.of(
                callsThatEnded(),
                curves(
                        "The steps of a call",
                        "On average: from its end to call.completed, in memory-service, and from the call to its reward.",
                        Unit.SECONDS,
                        new Query(mean("heartline_call_completion_seconds", "job"), "completed"),
                        new Query(mean("heartline_memory_ingest_seconds", "source"), "remembered: {{source}}"),
                        new Query(mean("heartline_engagement_reward_delay_seconds", "job"), "until a reward")),
                curves(
                        "Events sent",
                        "Acknowledged by the broker, all services.",
                        Unit.PER_SECOND,
                        rate("heartline_outbox_relay_seconds_count", "topic"),
                        "{{topic}}"),
                curves(
                        "Events taken",
                        "By each service; of which topic is on its own dashboard.",
                        Unit.PER_SECOND,
                        rate("heartline_events_consumed_total", "job"),
                        "{{job}}"),
                curves(
                        "Time in the outbox",
                        "On average, from the decision of an event to its acknowledgement.",
                        Unit.SECONDS,
                        mean("heartline_outbox_relay_seconds", "topic"),
                        "{{topic}}"),
                curves(
                        "Age of the outboxes",
                        "",
                        Unit.SECONDS,
                        most("heartline_backlog_age_seconds{backlog=\"outbox\"}", "job"),
                        "{{job}}"));
        return List.of(Section.of(numbers), Section.of(curves));
    }

    private static List<Panel> calls() {
        return List.of(
                curves(
                        "Conversations now",
                        "On the line, by replica.",
                        Unit.COUNT,
                        "heartline_call_conversations",
                        "{{instance}}"),
                curves(
                                "From the caller's words to the coach's",
                                "Over 1.5 s for one in twenty people notice (runbook coach-slow).",
                                Unit.SECONDS,
                                new Query(quantile(0.5, "heartline_call_reply_seconds"), "half"),
                                new Query(quantile(0.95, "heartline_call_reply_seconds"), "19 in 20"),
                                new Query(quantile(0.99, "heartline_call_reply_seconds"), "99 in 100"))
                        .badFrom(1.5),
                callsThatEnded(),
                curves(
                        "Dials",
                        "What the carriers made of them; any account_refused wants somebody.",
                        Unit.PER_SECOND,
                        rate("heartline_calls_dials_total", "provider, outcome"),
                        "{{provider}} {{outcome}}"),
                curves(
                        "Agreed calls",
                        "What became of each try.",
                        Unit.PER_SECOND,
                        rate("heartline_calls_scheduled_total", "attempt, state"),
                        "{{attempt}} {{state}}"),
                webhooks(Service.CALL));
    }

    private static List<Panel> texts() {
        return List.of(
                curves(
                        "Texts that came",
                        "Stored, or known already.",
                        Unit.PER_SECOND,
                        rate("heartline_sms_inbound_total", "result"),
                        "{{result}}"),
                curves(
                        "What they were understood as",
                        "",
                        Unit.PER_SECOND,
                        rate("heartline_sms_understood_total", "intent"),
                        "{{intent}}"),
                curves(
                        "Answers",
                        "What became of each.",
                        Unit.PER_SECOND,
                        rate("heartline_sms_answers_total", "outcome"),
                        "{{outcome}}"),
                curves(
                        "Texts that left",
                        "What the carriers made of each attempt; any account_refused wants somebody.",
                        Unit.PER_SECOND,
                        rate("heartline_sms_sends_total", "provider, outcome"),
                        "{{provider}} {{outcome}}"),
                curves(
                        "What carriers reported",
                        "",
                        Unit.PER_SECOND,
                        rate("heartline_sms_reports_total", "status"),
                        "{{status}}"),
                curves(
                        "Steps of campaigns",
                        "",
                        Unit.PER_SECOND,
                        rate("heartline_sms_campaign_steps_total", "outcome"),
                        "{{outcome}}"),
                curves(
                        "Texts not made for want of a template",
                        "In an hour. Any wants somebody, above all crisis_response.",
                        Unit.COUNT,
                        counted("heartline_sms_templates_unusable_total", "1h", "template"),
                        "{{template}}"),
                webhooks(Service.SMS));
    }

    private static List<Panel> memories() {
        return List.of(
                curves(
                        "Memories",
                        "New and strengthened.",
                        Unit.PER_SECOND,
                        rate("heartline_memory_memories_total", "change"),
                        "{{change}}"),
                curves(
                        "Time to take in a conversation",
                        "On average, to the commit of its memories and summary.",
                        Unit.SECONDS,
                        mean("heartline_memory_ingest_seconds", "source"),
                        "{{source}}"),
                curves(
                        "Time of a search",
                        "On average.",
                        Unit.SECONDS,
                        mean("heartline_memory_search_seconds", "job"),
                        "search"),
                curves(
                        "Embeddings",
                        "What the processor is used for, by purpose.",
                        Unit.PER_SECOND,
                        rate("heartline_memory_embeddings_seconds_count", "purpose"),
                        "{{purpose}}"),
                curves(
                        "Time of an embedding",
                        "On average.",
                        Unit.SECONDS,
                        mean("heartline_memory_embeddings_seconds", "purpose"),
                        "{{purpose}}"),
                curves(
                        "Summaries set aside",
                        "In an hour; the log says which and why.",
                        Unit.COUNT,
                        countedInAll("heartline_memory_summaries_set_aside_total", "1h"),
                        "set aside"));
    }

    private static List<Panel> engagement() {
        return List.of(
                curves(
                        "What users did",
                        "By kind, and who told it.",
                        Unit.PER_SECOND,
                        rate("heartline_engagement_behaviors_total", "kind, told_by"),
                        "{{kind}} {{told_by}}"),
                curves(
                        "Decisions",
                        "\"Nothing\" is one too.",
                        Unit.PER_SECOND,
                        rate("heartline_engagement_decisions_total", "action, reason"),
                        "{{action}} {{reason}}"),
                curves(
                        "From what a user did to the reward",
                        "On average.",
                        Unit.SECONDS,
                        mean("heartline_engagement_reward_delay_seconds", "job"),
                        "reward"));
    }

    private static Panel webhooks(Service service) {
        var of = "{job=\"" + service.moduleName() + "\"}";
        return curves(
                "Webhooks",
                "Admitted beside refused (runbook webhooks-refused).",
                Unit.PER_SECOND,
                new Query(rate("heartline_webhooks_admitted_total" + of, "door"), "{{door}} admitted"),
                new Query(rate("heartline_webhooks_refused_total" + of, "reason"), "refused: {{reason}}"));
    }

    /** Of a service that may ask a language model. */
    private static Section model(Service service) {
        var of = "{job=\"" + service.moduleName() + "\"}";
        return new Section(
                "Language model: nothing where none is configured",
                List.of(
                        curves(
                                "Requests to the model",
                                "Used, or why the local engine spoke instead; and those missing in the log, the budget and the cost.",
                                Unit.PER_SECOND,
                                new Query(
                                        rate("heartline_model_requests_seconds_count" + of, "task, outcome"),
                                        "{{task}} {{outcome}}"),
                                new Query(rate("heartline_model_calls_unnoted_total" + of, "job"), "not noted")),
                        curves(
                                "Time of the model",
                                "On average, to its first words and to the whole answer.",
                                Unit.SECONDS,
                                new Query(
                                        mean("heartline_model_first_words_seconds", of, "task"),
                                        "{{task}} first words"),
                                new Query(mean("heartline_model_requests_seconds", of, "task"), "{{task}} whole")),
                        curves(
                                "Tokens and cost of the model",
                                "In an hour. Cost in millionths of the currency's unit.",
                                Unit.COUNT,
                                new Query(
                                        counted("heartline_model_tokens_total" + of, "1h", "task, direction"),
                                        "{{task}} tokens {{direction}}"),
                                new Query(
                                        counted("heartline_model_cost_micros_total" + of, "1h", "task"),
                                        "{{task}} cost"))));
    }

    private static Panel callsThatEnded() {
        return curves(
                "Calls that ended",
                "",
                Unit.PER_SECOND,
                rate("heartline_calls_ended_total", "direction, outcome"),
                "{{direction}} {{outcome}}");
    }
}
