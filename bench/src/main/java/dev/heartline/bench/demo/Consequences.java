package dev.heartline.bench.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.system.EventStream;
import dev.heartline.bench.system.EventStream.Seen;
import dev.heartline.bench.system.RunningSystem;
import dev.heartline.bench.system.RunningSystem.Service;
import dev.heartline.bench.system.Tables;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;

/** Tells what came of a call: the events, with their time since the hang-up, and the rows that each service wrote. */
final class Consequences implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final EventStream events;
    private final Stage stage;
    private final Tables calls;
    private final Tables memories;
    private final Tables engagement;
    private final Tables texts;

    Consequences(RunningSystem system, EventStream events, Stage stage) {
        this.events = events;
        this.stage = stage;
        this.calls = Tables.of(system, Service.CALL);
        this.memories = Tables.of(system, Service.MEMORY);
        this.engagement = Tables.of(system, Service.ENGAGEMENT);
        this.texts = Tables.of(system, Service.SMS);
    }

    /** The id under which the service knows the provider's call; empty if it has never heard of it. */
    Optional<UUID> callId(String callSid) {
        return calls.rows("select id from phone_calls where provider_call_sid = ?", callSid).stream()
                .map(row -> (UUID) row.get("id"))
                .findFirst();
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

    /** @return false if something did not come */
    boolean tell(JsonNode call, Optional<UUID> userId) throws InterruptedException {
        UUID callId = callId(call.get("callSid").asText())
                .orElseThrow(() -> new IllegalStateException("call-service knows no call " + call.get("callSid")));
        Instant hungUp = Instant.ofEpochMilli(call.get("hungUpAt").asLong());
        stage.blank();
        boolean complete = await(event -> event.is(EventType.CALL_COMPLETED) && about(event, "callId", callId))
                .map(event -> tellCall(event, hungUp))
                .orElse(false);
        if (userId.isPresent()) {
            complete &= tellMemories(callId, userId.get(), hungUp);
            complete &= tellDecision(callId, hungUp);
            tellRows(callId, userId.get());
        } else {
            tellNobody(callId);
        }
        if (!complete) {
            stage.problem("  Not everything came within " + PATIENCE.toSeconds() + " s; see ./heartline logs");
        }
        return complete;
    }

    private boolean tellCall(Seen event, Instant hungUp) {
        JsonNode analysis = event.data().path("analysis");
        stage.effect(
                Duration.between(hungUp, event.seenAt()),
                "call.completed",
                "%s  %s turns, %s, feels %s, topics %s"
                        .formatted(
                                CallStory.brief(event.id()),
                                event.data().path("turns").size(),
                                analysis.path("sentiment").asText("—"),
                                analysis.path("userEmotion").asText("—"),
                                words(analysis.path("keyTopics"))));
        if (analysis.path("crisis").asBoolean()) {
            stage.problem("             crisis: no rewards and no hooks for 72 hours");
        }
        return true;
    }

    private boolean tellMemories(UUID callId, UUID userId, Instant hungUp) throws InterruptedException {
        Optional<Seen> context = await(event -> event.is(EventType.CONTEXT_REFRESHED)
                && event.key().equals(userId.toString())
                && event.data() != null
                && event.seenAt().isAfter(hungUp));
        long expected = memories.count("select count(*) from memory_history where source_id = ?", callId);
        List<Seen> made = awaitCount(
                event -> event.is(EventType.MEMORY_REINFORCED) && about(event, "sourceId", callId), (int) expected);
        for (Seen memory : made) {
            stage.effect(
                    Duration.between(hungUp, memory.seenAt()),
                    "memory.reinforced",
                    "%s  %s %s: “%s”"
                            .formatted(
                                    CallStory.brief(UUID.fromString(memory.text("memoryId"))),
                                    memory.text("change"),
                                    memory.text("memoryType"),
                                    memory.text("description")));
        }
        context.ifPresent(event -> stage.effect(
                Duration.between(hungUp, event.seenAt()),
                "context.refreshed",
                "version %s: %d memories, open commitments %s"
                        .formatted(
                                event.text("version"),
                                event.data().path("memories").size(),
                                words(event.data().path("openCommitments")))));
        return context.isPresent() && made.size() == expected;
    }

    private boolean tellDecision(UUID callId, Instant hungUp) throws InterruptedException {
        Optional<Map<String, Object>> logged = awaitRow(
                engagement,
                "select id, reason, chosen_arm from reward_decisions where event_id = ?",
                Ids.derived("call.completed", callId));
        if (logged.isEmpty()) {
            return false;
        }
        Instant seen = Instant.now();
        UUID decisionId = (UUID) logged.get().get("id");
        if (logged.get().get("chosen_arm") == null) {
            stage.effect(
                    Duration.between(hungUp, seen),
                    "decision",
                    "%s  nothing this time: %s"
                            .formatted(CallStory.brief(decisionId), logged.get().get("reason")));
            return true;
        }
        Optional<Seen> reward =
                await(event -> event.is(EventType.REWARD_TRIGGERED) && about(event, "decisionId", decisionId));
        reward.ifPresent(event -> stage.effect(
                Duration.between(hungUp, event.seenAt()),
                "reward.triggered",
                "%s  %s (%s, %s), chance %s: “%s”"
                        .formatted(
                                CallStory.brief(UUID.fromString(event.text("rewardId"))),
                                event.text("triggerName"),
                                event.text("rewardType"),
                                event.text("intensity"),
                                event.text("probability"),
                                event.text("message"))));
        return reward.isPresent();
    }

    private void tellRows(UUID callId, UUID userId) {
        stage.blank();
        stage.aside("  rows written");
        row(
                "call",
                "phone_calls",
                calls,
                "select call_status || ', ' || duration_seconds || ' s, ' || coalesce(left(ai_summary, 120), 'no summary') from phone_calls where id = ?",
                callId);
        row("call", "call_turns", calls, "select count(*) || ' turns' from call_turns where call_id = ?", callId);
        row(
                "memory",
                "conversation_turns",
                memories,
                "select count(*) || ' turns, ' || count(embedding) || ' indexed by meaning so far' from conversation_turns where source_id = ?",
                callId);
        row(
                "memory",
                "ai_episodic_memory",
                memories,
                "select count(*) || ' memories of the user now' from ai_episodic_memory where user_id = ?",
                userId);
        row(
                "memory",
                "conversation_summaries",
                memories,
                "select 'daily ' || start_date || ': ' || coalesce(ai_summary, '') from conversation_summaries where user_id = ? order by start_date desc limit 1",
                userId);
        row(
                "engagement",
                "reward_decisions",
                engagement,
                "select count(*) || ' decisions for the user so far' from reward_decisions where user_id = ?",
                userId);
        row(
                "engagement",
                "dopamine_triggers",
                engagement,
                "select count(*) || ' rewards so far' from dopamine_triggers where user_id = ?",
                userId);
    }

    private void tellNobody(UUID callId) {
        stage.blank();
        stage.aside("  rows written");
        row(
                "call",
                "phone_calls",
                calls,
                "select call_status || ', user ' || coalesce(user_id::text, 'unknown') from phone_calls where id = ?",
                callId);
        row(
                "memory",
                "conversation_turns",
                memories,
                "select count(*) || ' turns: nobody’s memory is touched' from conversation_turns where source_id = ?",
                callId);
    }

    /** Tells the texts that went to the user, once one is there or patience ends. */
    void tellTexts(UUID userId) throws InterruptedException {
        awaitRow(
                texts,
                "select 1 from sms_messages where user_id = ? and direction = 'outbound' and status <> 'queued'",
                userId);
        texts.rows(
                        "select direction, status, coalesce(intent_detected, '') as intent, body from sms_messages"
                                + " where user_id = ? order by created_at desc limit 4",
                        userId)
                .reversed()
                .forEach(row -> stage.row(
                        "sms",
                        "%s %s %s".formatted(row.get("direction"), row.get("status"), row.get("intent")),
                        "“" + row.get("body") + "”"));
    }

    private void row(String service, String table, Tables tables, String sql, Object parameter) {
        tables.rows(sql, parameter)
                .forEach(row -> stage.row(
                        service, table, String.valueOf(row.values().iterator().next())));
    }

    private Optional<Seen> await(Predicate<Seen> wanted) throws InterruptedException {
        CompletableFuture<Seen> first = events.first(wanted);
        try {
            return Optional.of(first.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            first.cancel(false);
            return Optional.empty();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private List<Seen> awaitCount(Predicate<Seen> wanted, int count) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Seen> found = events.seen().stream().filter(wanted).toList();
            if (found.size() >= count || System.nanoTime() > deadline) {
                return found;
            }
            Thread.sleep(10);
        }
    }

    private static Optional<Map<String, Object>> awaitRow(Tables tables, String sql, Object parameter)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Map<String, Object>> rows = tables.rows(sql, parameter);
            if (!rows.isEmpty() || System.nanoTime() > deadline) {
                return rows.stream().findFirst();
            }
            Thread.sleep(10);
        }
    }

    private static boolean about(Seen event, String field, Object id) {
        return event.data() != null && id.toString().equals(event.text(field));
    }

    private static String words(JsonNode array) {
        var words = new java.util.StringJoiner(", ");
        array.forEach(word -> words.add(word.asText()));
        return words.length() == 0 ? "—" : words.toString();
    }

    @Override
    public void close() {
        calls.close();
        memories.close();
        engagement.close();
        texts.close();
    }
}
