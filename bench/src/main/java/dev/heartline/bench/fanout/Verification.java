package dev.heartline.bench.fanout;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.heartline.driver.EventStream;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;
import dev.heartline.events.Ids;

/**
 * Looks up, call by call, that everything is there, and once: in the tables, in the topics, and beside what there was to hear in the
 * conversation. What a table keeps unique by itself is counted by something else as well: a call by its events, a memory by the
 * engine's own reading, a reward by its decision, its event and its text.
 */
public final class Verification {

    /** Clocks differ, and what is told of a call may be as old as the call. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private final Faults faults = new Faults();

    private Verification() {}

    /** @param callSids the provider's ids of calls that were answered and are over */
    public static Verification of(RunningSystem system, List<String> callSids) {
        var verification = new Verification();
        try (var calls = Tables.of(system, Service.CALL);
                var texts = Tables.of(system, Service.SMS);
                var memories = Tables.of(system, Service.MEMORY);
                var engagement = Tables.of(system, Service.ENGAGEMENT)) {
            var rows = calls.rows(
                    "select id, user_id, completed_at, created_at from phone_calls where provider_call_sid = any(?)",
                    callSids);
            verification.note("not in phone_calls", callSids.size() - rows.size());
            if (!rows.isEmpty()) {
                var began = rows.stream()
                        .map(row -> instant(row.get("created_at")))
                        .min(Instant::compareTo)
                        .orElseThrow();
                var told = new Told(EventStream.past(system, Told.TYPES, began.minus(BEFORE)));
                verification.checkCalls(rows, told);
                verification.checkMemories(calls, memories, rows, told);
                verification.checkRewards(engagement, texts, rows, told, began);
            }
        }
        return verification;
    }

    /** Waits until everything is right, or no longer: effects come one after the other. */
    public static Verification settled(RunningSystem system, List<String> callSids, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        var verification = of(system, callSids);
        while (!verification.passed() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(500_000_000);
            verification = of(system, callSids);
        }
        return verification;
    }

    private void checkCalls(List<Map<String, Object>> rows, Told told) {
        note(
                "call.completed not published",
                rows.stream().filter(row -> row.get("completed_at") == null).count());
        faults.exactlyOnce("call.completed in Kafka", told.completions(), ids(rows));
    }

    private void checkMemories(Tables calls, Tables memories, List<Map<String, Object>> rows, Told told) {
        // Where the caller was cut off before saying anything there is nothing to remember.
        var spoken = calls.rows(
                "select distinct c.id, c.user_id from phone_calls c join call_turns t on t.call_id = c.id"
                        + " where t.speaker = 'user' and c.id = any(?::uuid[])",
                ids(rows));
        List<UUID> withWords = ids(spoken);
        faults.exactlyOnce(
                "digest",
                counts(
                        memories,
                        "select source_id as id, count(*) as n from conversation_digests where source_id = any(?::uuid[])"
                                + " group by 1",
                        withWords),
                withWords);
        note(
                "turn stored twice or not at all",
                memories.count(
                        "select count(*) from (select source_id, count(*) as n, max(seq) + 1 as expected from"
                                + " conversation_turns where source_id = any(?::uuid[]) group by 1) t where n <> expected",
                        withWords));
        List<UUID> users =
                spoken.stream().map(row -> (UUID) row.get("user_id")).distinct().toList();
        note(
                "user without a daily summary",
                users.size()
                        - memories.count(
                                "select count(distinct user_id) from conversation_summaries where summary_period = 'daily'"
                                        + " and user_id = any(?::uuid[])",
                                users));
        note("call after which no context was told", told.withoutContext(withWords));
        note(
                "same words remembered twice from one call",
                memories.count(
                        "select count(*) from (select from ai_episodic_memory where source_id = any(?::uuid[])"
                                + " group by source_id, memory_type, normalised_text having count(*) > 1) t",
                        withWords));
        var evidence = memories.rows(
                "select distinct memory_id, source_id from memory_history where source_id = any(?::uuid[])"
                        + " and change in ('created', 'reinforced')",
                withWords);
        faults.exactlyOnce(
                "memory.reinforced in Kafka",
                told.evidence(),
                evidence.stream()
                        .map(row -> new Told.Evidence((UUID) row.get("memory_id"), (UUID) row.get("source_id")))
                        .toList());
        remembered(memories, withWords).forEach((id, remembered) -> {
            remembered.agree(faults);
            var call = told.call(id);
            if (call != null && BareTruth.isOf(call)) {
                remembered.compare(BareTruth.of(call), faults);
            }
        });
    }

    private static Map<UUID, Remembered> remembered(Tables memories, List<UUID> callIds) {
        var rows = kinds(
                memories,
                "select source_id, memory_type, count(*) as n from ai_episodic_memory where source_id = any(?::uuid[])"
                        + " group by 1, 2",
                callIds);
        var created = kinds(memories, history("= 'created'"), callIds);
        var evidence = kinds(memories, history("in ('created', 'reinforced')"), callIds);
        return callIds.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new Remembered(
                                rows.getOrDefault(id, Map.of()),
                                created.getOrDefault(id, Map.of()),
                                evidence.getOrDefault(id, Map.of()))));
    }

    private static String history(String changes) {
        return "select h.source_id, m.memory_type, count(*) as n from memory_history h"
                + " join ai_episodic_memory m on m.id = h.memory_id"
                + " where h.source_id = any(?::uuid[]) and h.change " + changes + " group by 1, 2";
    }

    private static Map<UUID, Map<String, Long>> kinds(Tables memories, String sql, List<UUID> callIds) {
        var kinds = new HashMap<UUID, Map<String, Long>>();
        memories.rows(sql, callIds)
                .forEach(row -> kinds.computeIfAbsent((UUID) row.get("source_id"), _ -> new TreeMap<>())
                        .put((String) row.get("memory_type"), number(row.get("n"))));
        return kinds;
    }

    private void checkRewards(
            Tables engagement, Tables texts, List<Map<String, Object>> calls, Told told, Instant began) {
        List<UUID> ids = ids(calls);
        List<UUID> events =
                ids.stream().map(id -> Ids.derived("call.completed", id)).toList();
        faults.exactlyOnce(
                "decision",
                counts(
                        engagement,
                        "select event_id as id, count(*) as n from reward_decisions where event_id = any(?::uuid[]) group by 1",
                        events),
                events);
        var decisions = engagement.rows(
                "select d.id, d.source_id, d.action, d.chosen_arm, t.id as reward, coalesce('sms' = any(t.channels), false) as texted"
                        + " from reward_decisions d left join dopamine_triggers t on t.decision_id = d.id"
                        + " where d.source_id = any(?::uuid[]) and d.action <> 'hook'",
                ids);
        note(
                "decision without its reward",
                decisions.stream()
                        .filter(row -> row.get("chosen_arm") != null && row.get("reward") == null)
                        .count());
        note(
                "reward that was not decided",
                decisions.stream()
                        .filter(row -> row.get("chosen_arm") == null && row.get("reward") != null)
                        .count());
        var rewarded =
                decisions.stream().filter(row -> row.get("reward") != null).toList();
        note(
                "call rewarded twice for the same",
                rewarded.stream()
                        .collect(Collectors.groupingBy(
                                row -> List.of(row.get("source_id"), row.get("action")), Collectors.counting()))
                        .values()
                        .stream()
                        .filter(n -> n > 1)
                        .count());
        var rewards = rewarded.stream().map(row -> (UUID) row.get("reward")).toList();
        faults.exactlyOnce("reward.triggered in Kafka", told.rewards(), rewards);
        faults.exactlyOnce("reward told of a decision", told.rewardsOfDecisions(), ids(rewarded));
        checkTexts(
                texts,
                rewarded.stream()
                        .filter(row -> (Boolean) row.get("texted"))
                        .map(row -> (UUID) row.get("reward"))
                        .toList(),
                calls,
                told,
                began);
    }

    private void checkTexts(
            Tables texts, List<UUID> texted, List<Map<String, Object>> calls, Told told, Instant began) {
        var rewardOf = new HashMap<UUID, UUID>();
        texted.forEach(reward -> told.eventsOf(reward).forEach(event -> rewardOf.put(event, reward)));
        var counts = texts
                .rows(
                        "select source_event_id from sms_messages where purpose = 'celebration'"
                                + " and source_event_id = any(?::uuid[])",
                        rewardOf.keySet())
                .stream()
                .collect(Collectors.groupingBy(
                        row -> rewardOf.get((UUID) row.get("source_event_id")), Collectors.counting()));
        faults.exactlyOnce("text of a reward", counts, texted);
        var users = calls.stream()
                .map(row -> row.get("user_id"))
                .filter(user -> user != null)
                .collect(Collectors.toCollection(HashSet::new));
        note(
                "text that celebrates no reward",
                texts
                        .rows(
                                "select source_event_id from sms_messages where purpose = 'celebration'"
                                        + " and user_id = any(?::uuid[]) and created_at >= ?::timestamptz",
                                users,
                                began.toString())
                        .stream()
                        .filter(row -> row.get("source_event_id") == null
                                || !told.isEventOfAReward((UUID) row.get("source_event_id")))
                        .count());
    }

    private static Map<UUID, Long> counts(Tables tables, String sql, List<UUID> ids) {
        return tables.rows(sql, ids).stream()
                .collect(Collectors.toMap(row -> (UUID) row.get("id"), row -> number(row.get("n"))));
    }

    private static List<UUID> ids(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> (UUID) row.get("id")).toList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Instant instant(Object value) {
        return ((Timestamp) value).toInstant();
    }

    private void note(String what, long n) {
        faults.note(what, n);
    }

    /** What is wrong, with how often; empty where everything is right. */
    public Map<String, Long> faults() {
        return new TreeMap<>(faults.all());
    }

    public boolean passed() {
        return faults.all().isEmpty();
    }

    @Override
    public String toString() {
        return passed() ? "everything is there, once" : faults().toString();
    }
}
