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
import java.util.function.BiFunction;

import dev.heartline.bench.fanout.Verification;
import dev.heartline.bench.load.Callers.Caller;
import dev.heartline.driver.EventStream.Seen;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.SimulatedNetwork;
import dev.heartline.driver.Tables;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.MessageMilestone;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

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
                    "select count(*) from active_calls",
                    "scheduled calls that are being made",
                    "select count(*) from scheduled_calls where state = 'calling'",
                    "scheduled calls that nobody makes",
                    "select count(*) from scheduled_calls where state = 'waiting' and due_at <= now() - interval '1 minute'"),
            Service.SMS,
            Map.of(
                    "events in the outbox of sms",
                    "select count(*) from outbox",
                    "texts not understood",
                    "select count(*) from sms_messages where direction = 'inbound' and understood_at is null",
                    "texts put by for people",
                    "select count(*) from sms_messages where handled_at is null"
                            + " and (unreadable_at is not null or noted_as is not null)",
                    "texts being sent",
                    "select count(*) from sms_messages where status = 'sending'",
                    "texts that are due and not sent",
                    "select count(*) from sms_messages where status in ('queued', 'held')"
                            + " and not_before <= now() - interval '1 minute'",
                    "deliveries not told",
                    "select count(*) from coach_messages where untold_delivery",
                    "people waiting for an answer",
                    "select count(*) from awaited_answers"),
            Service.MEMORY,
            Map.of(
                    "events in the outbox of memory",
                    "select count(*) from outbox",
                    "turns without a vector",
                    "select count(*) from conversation_turns where substantial and embedding is null",
                    "summaries without a vector",
                    "select count(*) from conversation_summaries where ai_summary is not null and embedding is null",
                    "summaries that no longer one knows",
                    "select count(*) from conversation_summaries where summary_period <> 'monthly'"
                            + " and (rolled_up_at is null or rolled_up_at < updated_at)",
                    "interactions that no pattern knows",
                    "select count(*) from interactions where not analysed"),
            Service.ENGAGEMENT,
            Map.of(
                    "events in the outbox of engagement",
                    "select count(*) from outbox",
                    "people not considered for a hook",
                    "select count(*) from hook_looks where look_at <= now() - interval '1 minute'",
                    "rounds of hooks not settled",
                    "select count(*) from hook_rounds where settled_at is null and decided_at < now() - interval '26 hours'"));

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
            note(
                    wrong,
                    "texts that reached somebody and that we don't know of",
                    unknown(tables, "sms_messages where provider_message_sid", SimulatedNetwork::textsTo));
        }
        try (var tables = Tables.of(system, Service.CALL)) {
            note(
                    wrong,
                    "calls that reached somebody and that we don't know of",
                    unknown(tables, "phone_calls where provider_call_sid", SimulatedNetwork::callsTo));
            note(
                    wrong,
                    "scheduled calls that were made twice",
                    tables.count("select count(*) from (select from scheduled_call_attempts where outcome = 'completed'"
                            + " group by scheduled_call_id having count(*) > 1) t"));
        }
        return wrong;
    }

    /** What left twice: the network has two, and we know the provider's id of one. */
    private long unknown(Tables tables, String known, BiFunction<SimulatedNetwork, String, List<String>> to) {
        var network = new SimulatedNetwork(system);
        var reached = traffic.texts().keySet().stream()
                .flatMap(caller -> to.apply(network, caller.phone()).stream())
                .toList();
        return reached.size() - tables.count("select count(*) from " + known + " = any(?)", reached);
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
     * How many people were told of in another order than things happened, by what was told.
     *
     * @param seen everything that the services have said meanwhile
     */
    Map<String, Long> disordered(List<Seen> seen) {
        var disordered = new TreeMap<String, Long>();
        var order = new Order(seen);
        note(disordered, "sms.received", textsOvertaken(seen));
        note(disordered, "call.completed", order.callsOvertaken(completedAt()));
        note(disordered, "context.refreshed", order.contextsOvertaken());
        note(disordered, "coach.messaged", order.messagesOvertaken());
        return disordered;
    }

    /** What was told under two ids, though it happened once; what was not told, though it happened. */
    Map<String, Long> toldWrongly(List<Seen> seen) {
        var wrong = new TreeMap<String, Long>();
        note(wrong, "milestones of messages told twice", new Order(seen).milestonesToldTwice());
        var told = seen.stream()
                .filter(event -> event.is(EventType.SMS_RECEIVED))
                .collect(groupingBy(event -> event.text("messageId"), mapping(Seen::id, toSet())));
        note(
                wrong,
                "texts told under more than one id",
                told.values().stream().filter(ids -> ids.size() > 1).count());
        var delivered = seen.stream()
                .filter(event -> event.is(EventType.COACH_MESSAGED))
                .filter(event -> MessageMilestone.DELIVERED.wireName().equals(event.text("milestone")))
                .map(event -> event.text("messageId"))
                .collect(toSet());
        try (var tables = Tables.of(system, Service.SMS)) {
            note(
                    wrong,
                    "deliveries of texts that were not told",
                    tables
                            .rows(
                                    "select id from coach_messages where created_at >= ?::timestamptz and channel = 'sms'"
                                            + " and delivered_at is not null",
                                    began.toString())
                            .stream()
                            .filter(row -> !delivered.contains(row.get("id").toString()))
                            .count());
        }
        return wrong;
    }

    /** In seconds, by the id of the call. */
    private Map<UUID, Double> completedAt() {
        try (var tables = Tables.of(system, Service.CALL)) {
            return tables
                    .rows(
                            "select id, extract(epoch from completed_at)::float8 as at from phone_calls"
                                    + " where completed_at >= ?::timestamptz",
                            began.toString())
                    .stream()
                    .collect(toMap(row -> (UUID) row.get("id"), row -> (Double) row.get("at")));
        }
    }

    /** How many people's texts were told in another order than they were sent in, or not at all. */
    private long textsOvertaken(List<Seen> seen) {
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
