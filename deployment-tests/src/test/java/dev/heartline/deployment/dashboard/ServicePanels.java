package dev.heartline.deployment.dashboard;

import java.util.List;
import java.util.stream.Stream;

import dev.heartline.deployment.dashboard.Panel.Query;
import dev.heartline.deployment.dashboard.Panel.Unit;
import dev.heartline.stack.settings.Service;

import static dev.heartline.deployment.dashboard.Panel.curves;
import static dev.heartline.deployment.dashboard.Panel.number;
import static dev.heartline.deployment.dashboard.Series.countedInAll;
import static dev.heartline.deployment.dashboard.Series.mean;
import static dev.heartline.deployment.dashboard.Series.most;
import static dev.heartline.deployment.dashboard.Series.rate;
import static dev.heartline.deployment.dashboard.Series.total;

/** What every service shows of itself, by the job that it is scraped as. */
final class ServicePanels {

    /**
     * Of a topic whose name has dots the client tells everything twice, the second time with underscores; none of ours has
     * underscores.
     */
    private static final String ONCE = ", topic!~\".+_.+\"";

    /** Leaves those out of a long legend that have nothing to tell. */
    private static final String SOME = " > 0";

    private final String job;

    private ServicePanels(Service service) {
        this.job = "job=\"" + service.moduleName() + "\"";
    }

    /** @param own what this service alone has: what it is for before what all have, {@code last} at the end */
    static List<Section> of(Service service, Section own, List<Section> last) {
        var panels = new ServicePanels(service);
        var all = Stream.of(
                Section.of(panels.atAGlance()),
                own,
                new Section("Events", panels.events()),
                new Section("Requests and loops", panels.work()),
                new Section("Process and database", panels.process()));
        return Stream.concat(all, last.stream()).toList();
    }

    private String of(String series) {
        return series + "{" + job + "}";
    }

    private List<Panel> atAGlance() {
        return List.of(
                number(
                                "Replicas that answer",
                                "Those that Prometheus reached at its last look.",
                                Unit.COUNT,
                                "sum(" + of("up") + ")")
                        .badBelow(1),
                number(
                                "Oldest event in the outbox",
                                "Over a minute: the broker is away, or a relay hangs (runbook outbox-old).",
                                Unit.SECONDS,
                                "max(heartline_backlog_age_seconds{" + job + ", backlog=\"outbox\"})")
                        .badFrom(60),
                number(
                        "Events that wait in place",
                        "A failure that should pass holds up their partitions.",
                        Unit.COUNT,
                        "sum(" + of("heartline_events_waiting") + ")"),
                number(
                                "Longest wait in place",
                                "Over five minutes: what should pass does not (runbook events-waiting).",
                                Unit.SECONDS,
                                "max(" + of("heartline_events_waiting_age_seconds") + ")")
                        .badFrom(300),
                number(
                                "Records behind",
                                "What its consumers have yet to read; many and more of them: runbook consumer-trails.",
                                Unit.COUNT,
                                "sum(kafka_consumer_fetch_manager_records_lag{" + job + ONCE + "})")
                        .badFrom(500),
                number(
                                "Dead letters in a day",
                                "Records that it could never take (runbook dead-letters).",
                                Unit.COUNT,
                                countedInAll("heartline_events_consumed_total{" + job + ", outcome=\"dead\"}", "1d"))
                        .badFrom(1),
                number(
                                "Erasures not carried out in a day",
                                "A later profile stands; right in a replay only (runbook erasures-ignored).",
                                Unit.COUNT,
                                countedInAll(of("heartline_erasures_ignored_total"), "1d"))
                        .badFrom(1),
                number(
                                "Loop furthest behind",
                                "Since a step of it ended well (runbook loop-stuck).",
                                Unit.SECONDS,
                                "max(" + of("heartline_loop_age_seconds") + ")")
                        .badFrom(300));
    }

    private List<Panel> events() {
        var consumed = "heartline_events_consumed_total{" + job;
        var lag = "(kafka_consumer_fetch_manager_records_lag{" + job + ONCE + "})";
        return List.of(
                curves(
                        "Events taken",
                        "Handled; tried again in place (retried) or put aside (dead).",
                        Unit.PER_SECOND,
                        new Query(rate(consumed + ", outcome=\"handled\"}", "topic"), "{{topic}}"),
                        new Query(
                                rate(consumed + ", outcome!=\"handled\"}", "topic, outcome") + SOME,
                                "{{topic}} {{outcome}}")),
                curves(
                        "Events sent",
                        "Acknowledged by the broker.",
                        Unit.PER_SECOND,
                        rate(of("heartline_outbox_relay_seconds_count"), "topic"),
                        "{{topic}}"),
                curves(
                        "From decision to the broker",
                        "How long an event lies in the outbox, on average.",
                        Unit.SECONDS,
                        mean("heartline_outbox_relay_seconds", "{" + job + "}", "topic"),
                        "{{topic}}"),
                curves(
                        "Records behind, by topic",
                        "Growing for five minutes: more replicas, or what holds them up (runbook consumer-trails).",
                        Unit.COUNT,
                        new Query("sum" + lag, "all"),
                        new Query("sum by (topic) " + lag + SOME, "{{topic}}")),
                curves(
                        "Age of what waits",
                        "The oldest row of each backlog; what is held for the morning is hours old by design.",
                        Unit.SECONDS,
                        most(of("heartline_backlog_age_seconds"), "backlog"),
                        "{{backlog}}"),
                curves(
                        "Rows that wait",
                        "Counted up to 100,000.",
                        Unit.COUNT,
                        most(of("heartline_backlog_waiting"), "backlog"),
                        "{{backlog}}"));
    }

    private List<Panel> work() {
        return List.of(
                curves(
                        "Requests",
                        "By what they were answered; websockets count as INFORMATIONAL.",
                        Unit.PER_SECOND,
                        rate(of("http_server_requests_seconds_count"), "outcome"),
                        "{{outcome}}"),
                curves(
                        "Time of a request",
                        "On average, by path.",
                        Unit.SECONDS,
                        mean("http_server_requests_seconds", "{" + job + "}", "uri"),
                        "{{uri}}"),
                curves(
                        "Steps of loops that failed",
                        "All, and those that do. They are tried again; the log says why.",
                        Unit.PER_SECOND,
                        new Query(rate(of("heartline_loop_failures_total"), "job"), "all"),
                        new Query(rate(of("heartline_loop_failures_total"), "loop") + SOME, "{{loop}}")));
    }

    private List<Panel> process() {
        return List.of(
                curves(
                        "Processor",
                        "Share of what the replica may use.",
                        Unit.SHARE,
                        most(of("process_cpu_usage"), "instance"),
                        "{{instance}}"),
                curves("Memory of the JVM", "", Unit.BYTES, total(of("jvm_memory_used_bytes"), "area"), "{{area}}"),
                curves(
                        "Connections to the database",
                        "In use, and how many wait for one: where these wait, the database is slow or the pool too small.",
                        Unit.COUNT,
                        new Query(total(of("sql_pool_active"), "job"), "in use"),
                        new Query(total(of("sql_pool_queue_size"), "job"), "waiting")));
    }
}
