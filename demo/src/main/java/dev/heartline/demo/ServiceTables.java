package dev.heartline.demo;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;

/** What the four services have written down, each read with its own role. */
final class ServiceTables implements AutoCloseable {

    private final Tables calls;
    private final Tables texts;
    private final Tables memories;
    private final Tables engagement;
    private final Terminal terminal;

    ServiceTables(RunningSystem system, Terminal terminal) {
        this.calls = Tables.of(system, Service.CALL);
        this.texts = Tables.of(system, Service.SMS);
        this.memories = Tables.of(system, Service.MEMORY);
        this.engagement = Tables.of(system, Service.ENGAGEMENT);
        this.terminal = terminal;
    }

    /** Waits until every service knows the user: a call that comes before the profile is a stranger's. */
    void awaitProfile(UUID userId) throws InterruptedException {
        for (Tables service : List.of(calls, memories, engagement, texts)) {
            if (awaitRow(service, "select 1 from user_profile where user_id = ?", userId)
                    .isEmpty()) {
                throw new IllegalStateException("a service has not taken the user's profile; see ./heartline status");
            }
        }
    }

    long callsOf(UUID userId) {
        return calls.count("select count(*) from phone_calls where user_id = ?", userId);
    }

    /** The id under which the service knows the provider's call; empty if it has never heard of it. */
    Optional<UUID> callId(String callSid) {
        return calls.rows("select id from phone_calls where provider_call_sid = ?", callSid).stream()
                .map(row -> (UUID) row.get("id"))
                .findFirst();
    }

    /** The id of a text that was sent to us, once its service has it; empty if patience ends before. */
    Optional<UUID> awaitMessageId(String messageSid) throws InterruptedException {
        return awaitRow(texts, "select id from sms_messages where provider_message_sid = ?", messageSid)
                .map(row -> (UUID) row.get("id"));
    }

    /** How many memories the call or text made or strengthened. */
    int memoriesOf(UUID sourceId) {
        return (int) memories.count(
                "select count(*) from memory_history where source_id = ? and change <> 'referenced'", sourceId);
    }

    /**
     * @param action what was decided on
     * @param arm null where nothing was given
     */
    record Decision(UUID id, String action, String reason, String arm, Instant decidedAt) {}

    /** What was decided on an event, once it is; empty if patience ends before. */
    Optional<Decision> awaitDecision(UUID eventId) throws InterruptedException {
        return awaitRow(
                        engagement,
                        "select id, action, reason, chosen_arm, decided_at from reward_decisions where event_id = ?",
                        eventId)
                .map(row -> new Decision(
                        (UUID) row.get("id"),
                        (String) row.get("action"),
                        (String) row.get("reason"),
                        (String) row.get("chosen_arm"),
                        ((Timestamp) row.get("decided_at")).toInstant()));
    }

    /** @param reason why it was let through, held or skipped */
    record SentText(String status, String reason, String body) {}

    /** A text that was to be sent, once it has arrived or it is clear that it does not now; empty if patience ends before. */
    Optional<SentText> awaitSent(UUID messageId) throws InterruptedException {
        return awaitRow(
                        texts,
                        "select status, contact_reason, body from sms_messages"
                                + " where id = ? and status not in ('queued', 'sending', 'sent')",
                        messageId)
                .map(row -> new SentText(
                        (String) row.get("status"), (String) row.get("contact_reason"), (String) row.get("body")));
    }

    /** The coach's answer to a text that was sent to us, once it has arrived or it is clear that it does not now. */
    Optional<SentText> awaitAnswer(UUID messageId) throws InterruptedException {
        return awaitRow(
                        texts,
                        "select answer.status, answer.contact_reason, answer.body from sms_messages text"
                                + " join sms_messages answer on answer.id = text.answered_by_id"
                                + " where text.id = ? and answer.status not in ('queued', 'sending', 'sent')",
                        messageId)
                .map(row -> new SentText(
                        (String) row.get("status"), (String) row.get("contact_reason"), (String) row.get("body")));
    }

    /** How many rows the services hold about the user, in all tables that a call leads to. */
    long rowsOf(UUID userId) {
        return callsOf(userId)
                + calls.count(
                        "select count(*) from call_turns t join phone_calls c on c.id = t.call_id where c.user_id = ?",
                        userId)
                + memories.count("select count(*) from conversation_turns where user_id = ?", userId)
                + memories.count("select count(*) from memory_history where user_id = ?", userId)
                + memories.count("select count(*) from ai_episodic_memory where user_id = ?", userId)
                + memories.count("select count(*) from conversation_summaries where user_id = ?", userId)
                + engagement.count("select count(*) from reward_decisions where user_id = ?", userId)
                + engagement.count("select count(*) from dopamine_triggers where user_id = ?", userId);
    }

    void tellCall(UUID callId, UUID userId) throws InterruptedException {
        terminal.aside("rows written");
        tell("call", "phone_calls", calls, """
                select concat_ws(', ', call_status, duration_seconds || ' s', ai_summary)
                from phone_calls where id = ?""", callId);
        tell("call", "call_turns", calls, "select 'turns: ' || count(*) from call_turns where call_id = ?", callId);
        awaitIndex(callId);
        tellMemory(callId, userId);
        tellDecisions(callId);
    }

    /** The rows of a call from a number that no profile knows. */
    void tellStrangersCall(UUID callId) {
        terminal.aside("rows written");
        tell("call", "phone_calls", calls, """
                select call_status || ', user ' || coalesce(user_id::text, 'unknown')
                from phone_calls where id = ?""", callId);
        tell("memory", "conversation_turns", memories, """
                select 'turns: ' || count(*) || ', nobody’s memory is touched'
                from conversation_turns where source_id = ?""", callId);
    }

    void tellText(UUID messageId, UUID userId) throws InterruptedException {
        terminal.aside("rows written");
        tell("sms", "sms_messages", texts, """
                select concat_ws(', ', direction || ' ' || status,
                         'intent ' || intent_detected || ' (' || intent_confidence || ')',
                         'sentiment ' || sentiment || ' (' || sentiment_confidence || ')')
                from sms_messages where id = ?""", messageId);
        awaitIndex(messageId);
        tellMemory(messageId, userId);
        tellDecisions(messageId);
    }

    private void tellMemory(UUID sourceId, UUID userId) {
        tell("memory", "conversation_turns", memories, """
                select 'turns: ' || count(*) || ', of substance and indexed by meaning: ' || count(embedding)
                from conversation_turns where source_id = ?""", sourceId);
        terminal.row(
                "memory",
                "ai_episodic_memory",
                "memories now: %d, made or strengthened by this: %d"
                        .formatted(
                                memories.count("select count(*) from ai_episodic_memory where user_id = ?", userId),
                                memoriesOf(sourceId)));
        tell("memory", "conversation_summaries", memories, """
                select concat_ws(': ', 'daily ' || start_date, ai_summary)
                from conversation_summaries where user_id = ? order by start_date desc limit 1""", userId);
    }

    /** What was decided because of the call or text, and why. */
    private void tellDecisions(UUID sourceId) {
        tell("engagement", "reward_decisions", engagement, """
                select action || ': ' || reason from reward_decisions where source_id = ? order by decided_at""", sourceId);
        tell("engagement", "dopamine_triggers", engagement, """
                select t.trigger_name || ': ' || t.reward_type || ', ' || t.reward_intensity
                from dopamine_triggers t join reward_decisions d on d.id = t.decision_id
                where d.source_id = ? order by t.delivered_at""", sourceId);
    }

    /** The index of what was said trails behind everything else. */
    private void awaitIndex(UUID sourceId) throws InterruptedException {
        awaitRow(memories, """
                select 1 from conversation_turns where source_id = ? and substantial
                having count(*) = count(embedding)""", sourceId);
    }

    private void tell(String service, String table, Tables tables, String sql, UUID about) {
        tables.rows(sql, about)
                .forEach(row -> terminal.row(
                        service, table, String.valueOf(row.values().iterator().next())));
    }

    private static Optional<Map<String, Object>> awaitRow(Tables tables, String sql, Object about)
            throws InterruptedException {
        return WaitingTime.untilThereAre(1, () -> tables.rows(sql, about)).stream()
                .findFirst();
    }

    @Override
    public void close() {
        calls.close();
        texts.close();
        memories.close();
        engagement.close();
    }
}
