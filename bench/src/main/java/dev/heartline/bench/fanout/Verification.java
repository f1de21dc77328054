package dev.heartline.bench.fanout;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;
import dev.heartline.events.Ids;

/** Looks up, call by call, that everything is there, and once. */
public final class Verification {

    private final Map<String, Long> faults = new TreeMap<>();

    private Verification() {}

    /** @param callSids the provider's ids of calls that were answered and are over */
    public static Verification of(RunningSystem system, List<String> callSids) {
        var verification = new Verification();
        try (var calls = Tables.of(system, Service.CALL);
                var memories = Tables.of(system, Service.MEMORY);
                var engagement = Tables.of(system, Service.ENGAGEMENT)) {
            verification.check(calls, memories, engagement, callSids);
        }
        return verification;
    }

    private void check(Tables calls, Tables memories, Tables engagement, List<String> callSids) {
        var rows = calls.rows(
                "select id, user_id, completed_at from phone_calls where provider_call_sid = any(?)", callSids);
        fault("not in phone_calls", callSids.size() - rows.size());
        fault(
                "call.completed not published",
                rows.stream().filter(row -> row.get("completed_at") == null).count());
        List<UUID> ids = rows.stream().map(row -> (UUID) row.get("id")).toList();
        List<UUID> events =
                ids.stream().map(id -> Ids.derived("call.completed", id)).toList();
        exactlyOnce(
                "decision",
                counts(
                        engagement,
                        "select event_id as id, count(*) as n from reward_decisions where event_id = any(?::uuid[]) group by 1",
                        events),
                events);
        // Where the caller was cut off before saying anything there is nothing to remember.
        var spoken = calls.rows(
                "select distinct c.id, c.user_id from phone_calls c join call_turns t on t.call_id = c.id"
                        + " where t.speaker = 'user' and c.id = any(?::uuid[])",
                ids);
        List<UUID> withWords = spoken.stream().map(row -> (UUID) row.get("id")).toList();
        exactlyOnce(
                "digest",
                counts(
                        memories,
                        "select source_id as id, count(*) as n from conversation_digests where source_id = any(?::uuid[])"
                                + " group by 1",
                        withWords),
                withWords);
        fault(
                "turn stored twice or not at all",
                memories.count(
                        "select count(*) from (select source_id, count(*) as n, max(seq) + 1 as expected from"
                                + " conversation_turns where source_id = any(?::uuid[]) group by 1) t where n <> expected",
                        withWords));
        List<UUID> users =
                spoken.stream().map(row -> (UUID) row.get("user_id")).distinct().toList();
        fault(
                "user without a daily summary",
                users.size()
                        - memories.count(
                                "select count(distinct user_id) from conversation_summaries where summary_period = 'daily'"
                                        + " and user_id = any(?::uuid[])",
                                users));
    }

    private static Map<UUID, Long> counts(Tables tables, String sql, List<UUID> ids) {
        return tables.rows(sql, ids).stream()
                .collect(Collectors.toMap(row -> (UUID) row.get("id"), row -> ((Number) row.get("n")).longValue()));
    }

    private void exactlyOnce(String what, Map<UUID, Long> counts, List<UUID> ids) {
        fault(
                "without " + what,
                ids.stream().filter(id -> !counts.containsKey(id)).count());
        fault(
                "with more than one " + what,
                counts.values().stream().filter(n -> n > 1).count());
    }

    private void fault(String what, long calls) {
        if (calls != 0) {
            faults.put(what, calls);
        }
    }

    /** What is wrong, with how many calls; empty where everything is right. */
    public Map<String, Long> faults() {
        return Map.copyOf(faults);
    }

    public boolean passed() {
        return faults.isEmpty();
    }

    @Override
    public String toString() {
        return passed() ? "everything is there, once" : faults.toString();
    }
}
