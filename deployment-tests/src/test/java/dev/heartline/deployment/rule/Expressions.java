package dev.heartline.deployment.rule;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.deployment.source.ExportedMetrics;
import dev.heartline.stack.settings.Service;

/** Whether what is asked of Prometheus asks for series that there are, by labels' values that there are. */
public final class Expressions {

    /**
     * Of Quarkus, the JVM and the Kafka client, beside our own: a test of the running system looks whether they are there.
     */
    private static final Set<String> OTHERS = Set.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "jvm_memory_used_bytes",
            "process_cpu_usage",
            "sql_pool_active",
            "sql_pool_queue_size",
            "kafka_consumer_fetch_manager_records_lag");

    /** What may be gone while the services run: of Prometheus itself, and of the backup plugin (its documentation). */
    private static final Set<String> APART =
            Set.of("up", "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp");

    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "on", "ignoring", "group_left", "bool", "offset");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without)\\s*\\([^)]*\\)");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*=~?\\s*\"([^\"]*)\"");
    private static final Pattern IDENTIFIER = Pattern.compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*\\b(?!\\s*\\()");

    private final ExportedMetrics metrics = new ExportedMetrics();

    /** @param asker who is named in what is found */
    public Stream<String> violations(String asker, String expression) {
        var series = series(expression)
                .filter(word -> !OTHERS.contains(word) && !APART.contains(word) && !metrics.has(word))
                .map(word -> asker + " asks for " + word + ", which nobody exports");
        var values = MATCHERS.matcher(expression)
                .results()
                .flatMap(braces -> MATCHER.matcher(braces.group(1)).results())
                .flatMap(matcher ->
                        Stream.of(matcher.group(2).split("\\|")).filter(value -> !isKnown(matcher.group(1), value)))
                .map(value -> asker + " asks for \"" + value + "\", which nothing is called");
        return Stream.concat(series, values);
    }

    /** Whether it asks for series that may be gone, which would read as "all is well", and doesn't ask whether they are there. */
    static boolean isBlind(String expression) {
        return series(expression)
                .anyMatch(series -> APART.contains(series) && !expression.contains("absent(" + series));
    }

    /** The names of series in it. */
    public static Stream<String> series(String expression) {
        var bare = MATCHERS.matcher(GROUPING.matcher(expression).replaceAll(""))
                .replaceAll("")
                .replaceAll("\\[[^]]*]", "")
                .replaceAll("\"[^\"]*\"", "");
        return IDENTIFIER.matcher(bare).results().map(found -> found.group()).filter(word -> !WORDS.contains(word));
    }

    private boolean isKnown(String label, String value) {
        return switch (label) {
            case "namespace" -> value.equals(Network.HEARTLINE);
            case "job" ->
                Stream.of(Service.values())
                        .anyMatch(service -> service.moduleName().equals(value));
            case "pod" -> Stream.of(Service.values()).anyMatch(service -> value.equals(service.label() + "-db-.+"));
            default -> metrics.hasLabelValue(value);
        };
    }
}
