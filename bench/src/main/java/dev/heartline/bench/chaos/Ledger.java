package dev.heartline.bench.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import dev.heartline.bench.fanout.Verification;
import dev.heartline.bench.load.Callers.Caller;
import dev.heartline.driver.EventStream.Seen;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;
import dev.heartline.events.EventType;

/** Whether everything that happened is there, once, in order, and nothing is stuck. */
final class Ledger {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What nobody works on any more once all is quiet, by service: what it is called, and how many there are. */
    private static final Map<Service, Map<String, String>> STUCK = Map.of(
            Service.CALL,
            Map.of(
                    "events in the outbox of call",
                    "select count(*) from outbox",
                    "calls without call.completed",
                    "select count(*) from phone_calls where ended_at is not null and completed_at is null",
                    "live calls left behind",
                    "select count(*) from active_calls"),
            Service.SMS,
            Map.of(
                    "events in the outbox of sms",
                    "select count(*) from outbox",
                    "texts not understood",
                    "select count(*) from sms_messages where direction = 'inbound' and understood_at is null",
                    "texts being sent",
                    "select count(*) from sms_messages where status = 'sending'",
                    "people waiting for an answer",
                    "select count(*) from awaited_answers"),
            Service.MEMORY,
            Map.of("events in the outbox of memory", "select count(*) from outbox"),
            Service.ENGAGEMENT,
            Map.of("events in the outbox of engagement", "select count(*) from outbox"));

    private final RunningSystem system;
    private final Traffic traffic;
    private final Instant began;

    /** @param began when the traffic did */
    Ledger(RunningSystem system, Traffic traffic, Instant began) {
        this.system = system;
        this.traffic = traffic;
        this.began = began;
    }

    /**
     * Waits until everything is right, or no longer.
     *
     * @return what is wrong, with how many; empty where everything is right
     */
    Map<String, Long> settled() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var wrong = wrong();
        while (!wrong.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000_000);
            wrong = wrong();
        }
        return wrong;
    }

    private Map<String, Long> wrong() {
        var wrong = new TreeMap<String, Long>();
        STUCK.forEach((service, questions) -> {
            try (var tables = Tables.of(system, service)) {
                questions.forEach((what, sql) -> note(wrong, what, tables.count(sql)));
            }
        });
        wrong.putAll(Verification.of(system, allCalls()).faults());
        try (var tables = Tables.of(system, Service.SMS)) {
            var sids = traffic.texts().values().stream().flatMap(List::stream).toList();
            note(
                    wrong,
                    "texts that are not stored",
                    sids.size()
                            - tables.count(
                                    "select count(*) from sms_messages where provider_message_sid = any(?)", sids));
        }
        return wrong;
    }

    private static void note(Map<String, Long> wrong, String what, long count) {
        if (count != 0) {
            wrong.put(what, count);
        }
    }

    /** Those that ended well, and those that broke off after somebody had spoken. */
    private List<String> allCalls() {
        Set<String> sids = new LinkedHashSet<>(traffic.calls());
        var users = traffic.texts().keySet().stream().map(Caller::userId).toList();
        try (var tables = Tables.of(system, Service.CALL)) {
            tables.rows(
                            "select provider_call_sid as sid from phone_calls where user_id = any(?::uuid[])"
                                    + " and created_at >= ?::timestamptz"
                                    + " and exists (select from call_turns where call_id = phone_calls.id and speaker = 'user')",
                            users,
                            began.toString())
                    .forEach(row -> sids.add((String) row.get("sid")));
        }
        return List.copyOf(sids);
    }

    /**
     * How many people's texts were told in another order than they were sent in, or not at all.
     *
     * @param seen everything that the services have said meanwhile
     */
    long outOfOrder(List<Seen> seen) {
        return traffic.texts().entrySet().stream()
                .filter(texts -> !told(texts.getKey().userId(), seen).equals(idsOf(texts.getValue())))
                .count();
    }

    /** The messages of a person's events in the order in which a consumer meets them for the first time. */
    private static List<UUID> told(UUID userId, List<Seen> seen) {
        var ids = new LinkedHashSet<UUID>();
        seen.stream()
                .filter(event -> event.is(EventType.SMS_RECEIVED))
                .filter(event -> userId.toString().equals(event.key()))
                .forEach(event -> ids.add(UUID.fromString(event.text("messageId"))));
        return List.copyOf(ids);
    }

    private List<UUID> idsOf(List<String> sids) {
        var ids = new LinkedHashMap<String, UUID>();
        try (var tables = Tables.of(system, Service.SMS)) {
            tables.rows(
                            "select provider_message_sid as sid, id from sms_messages where provider_message_sid = any(?)",
                            sids)
                    .forEach(row -> ids.put((String) row.get("sid"), (UUID) row.get("id")));
        }
        return sids.stream().filter(ids::containsKey).map(ids::get).toList();
    }
}
