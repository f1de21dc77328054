package dev.heartline.bench.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.bench.system.RunningSystem;
import dev.heartline.bench.system.RunningSystem.Service;
import dev.heartline.bench.system.Tables;
import dev.heartline.events.Ids;

/** What the four services have written down, each read with its own role. */
final class Books implements AutoCloseable {

    private final Tables calls;
    private final Tables texts;
    private final Tables memories;
    private final Tables engagement;
    private final Stage stage;

    Books(RunningSystem system, Stage stage) {
        this.calls = Tables.of(system, Service.CALL);
        this.texts = Tables.of(system, Service.SMS);
        this.memories = Tables.of(system, Service.MEMORY);
        this.engagement = Tables.of(system, Service.ENGAGEMENT);
        this.stage = stage;
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

    /** The id under which the service knows the provider's call; empty if it has never heard of it. */
    Optional<UUID> callId(String callSid) {
        return calls.rows("select id from phone_calls where provider_call_sid = ?", callSid).stream()
                .map(row -> (UUID) row.get("id"))
                .findFirst();
    }

    /** How many memories the call made or strengthened. */
    int memoriesOf(UUID callId) {
        return (int) memories.count("select count(*) from memory_history where source_id = ?", callId);
    }

    /** @param arm null where nothing was given */
    record Decision(UUID id, String reason, String arm) {}

    /** What was decided after the call, once it is; empty if patience ends before. */
    Optional<Decision> awaitDecision(UUID callId) throws InterruptedException {
        return awaitRow(
                        engagement,
                        "select id, reason, chosen_arm from reward_decisions where event_id = ?",
                        Ids.derived("call.completed", callId))
                .map(row ->
                        new Decision((UUID) row.get("id"), (String) row.get("reason"), (String) row.get("chosen_arm")));
    }

    /** How many rows the services hold about the user, in all tables that a call leads to. */
    long rowsOf(UUID userId) {
        return calls.count("select count(*) from phone_calls where user_id = ?", userId)
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

    void tell(UUID callId, UUID userId) throws InterruptedException {
        stage.blank();
        stage.aside("  rows written");
        tell("call", "phone_calls", calls, """
                select call_status || ', ' || duration_seconds || ' s, ' || coalesce(left(ai_summary, 120), 'no summary')
                from phone_calls where id = ?""", callId);
        tell("call", "call_turns", calls, "select count(*) || ' turns' from call_turns where call_id = ?", callId);
        awaitIndex(callId);
        tell("memory", "conversation_turns", memories, """
                select count(*) || ' turns, ' || count(embedding) || ' of substance indexed by meaning'
                from conversation_turns where source_id = ?""", callId);
        tell("memory", "ai_episodic_memory", memories, """
                select count(*) || ' memories of the user now' from ai_episodic_memory where user_id = ?""", userId);
        tell("memory", "conversation_summaries", memories, """
                select 'daily ' || start_date || ': ' || coalesce(ai_summary, '')
                from conversation_summaries where user_id = ? order by start_date desc limit 1""", userId);
        tell("engagement", "reward_decisions", engagement, """
                select count(*) || ' decisions for the user so far' from reward_decisions where user_id = ?""", userId);
        tell("engagement", "dopamine_triggers", engagement, """
                select count(*) || ' rewards so far' from dopamine_triggers where user_id = ?""", userId);
    }

    /** The rows of a call from a number that no profile knows. */
    void tellNobody(UUID callId) {
        stage.blank();
        stage.aside("  rows written");
        tell("call", "phone_calls", calls, """
                select call_status || ', user ' || coalesce(user_id::text, 'unknown')
                from phone_calls where id = ?""", callId);
        tell("memory", "conversation_turns", memories, """
                select count(*) || ' turns: nobody’s memory is touched'
                from conversation_turns where source_id = ?""", callId);
    }

    /** The latest texts with the user, once one to them has left or patience ends. */
    void tellTexts(UUID userId) throws InterruptedException {
        awaitRow(texts, """
                select 1 from sms_messages
                where user_id = ? and direction = 'outbound' and status <> 'queued'""", userId);
        texts.rows("""
                        select direction, status, coalesce(intent_detected, '') as intent, body
                        from sms_messages where user_id = ? order by created_at desc limit 4""", userId)
                .reversed()
                .forEach(row -> stage.row(
                        "sms",
                        "%s %s %s".formatted(row.get("direction"), row.get("status"), row.get("intent")),
                        "“" + row.get("body") + "”"));
    }

    /** The index of what was said trails behind everything else. */
    private void awaitIndex(UUID callId) throws InterruptedException {
        awaitRow(memories, """
                select 1 from conversation_turns where source_id = ? and substantial
                having count(*) = count(embedding)""", callId);
    }

    private void tell(String service, String table, Tables tables, String sql, UUID about) {
        tables.rows(sql, about)
                .forEach(row -> stage.row(
                        service, table, String.valueOf(row.values().iterator().next())));
    }

    private static Optional<Map<String, Object>> awaitRow(Tables tables, String sql, Object about)
            throws InterruptedException {
        return Patience.untilThereAre(1, () -> tables.rows(sql, about)).stream().findFirst();
    }

    @Override
    public void close() {
        calls.close();
        texts.close();
        memories.close();
        engagement.close();
    }
}
