package dev.heartline.deployment.rule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.operator.ScaledObject;
import dev.heartline.deployment.source.ExportedMetrics;
import dev.heartline.stack.settings.Service;

/** Every alert looks at series that there are, says how urgent it is, and leads to a page that tells what to do. */
public final class Alerts implements dev.heartline.deployment.rule.Rule {

    /** Of Prometheus itself, of the Kafka client (seen at {@code /q/metrics}), and of the backup plugin (its documentation). */
    private static final Set<String> OTHERS = Set.of(
            "up",
            "kafka_consumer_fetch_manager_records_lag",
            "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp");

    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "on", "ignoring", "group_left", "bool", "offset");
    private static final Set<String> SEVERITIES = Set.of("page", "ticket");
    private static final Path PROJECT = Path.of("..");
    private static final Pattern RUNBOOK = Pattern.compile("https://.+/(docs/operations/runbooks/[a-z-]+\\.md)");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without)\\s*\\([^)]*\\)");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*=~?\\s*\"([^\"]*)\"");
    private static final Pattern IDENTIFIER = Pattern.compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*\\b(?!\\s*\\()");

    private final ExportedMetrics metrics = new ExportedMetrics();

    @Override
    public Stream<String> violations(Manifests manifests) {
        var alerts = manifests
                .of(PrometheusRule.class)
                .flatMap(rules -> rules.getSpec().getGroups().stream())
                .flatMap(group -> group.getRules().stream())
                .flatMap(this::ofAlert);
        var scaling = manifests
                .of(ScaledObject.class)
                .flatMap(object -> object.spec().triggers().stream())
                .flatMap(trigger -> switch (trigger) {
                    case ScaledObject.Prometheus prometheus ->
                        ofExpression("A ScaledObject", prometheus.metadata().query());
                    case ScaledObject.Kafka _ -> Stream.empty();
                });
        return Stream.concat(alerts, scaling);
    }

    private Stream<String> ofAlert(Rule alert) {
        var name = alert.getAlert();
        var annotations = Optional.ofNullable(alert.getAnnotations()).orElse(Map.of());
        var labels = Optional.ofNullable(alert.getLabels()).orElse(Map.of());
        var own = Stream.of(
                        annotations.containsKey("summary") ? "" : name + " does not say what is the matter",
                        SEVERITIES.contains(labels.getOrDefault("severity", ""))
                                ? ""
                                : name + " does not say how urgent it is",
                        hasRunbook(annotations.getOrDefault("runbook_url", "")) ? "" : name + " leads to no runbook")
                .filter(violation -> !violation.isEmpty());
        return Stream.concat(own, ofExpression(name, alert.getExpr().getStrVal()));
    }

    private static boolean hasRunbook(String url) {
        var page = RUNBOOK.matcher(url);
        return page.matches() && Files.exists(PROJECT.resolve(page.group(1)));
    }

    private boolean isKnown(String label, String value) {
        return switch (label) {
            case "namespace" -> value.equals(Network.HEARTLINE);
            case "job" ->
                Stream.of(Service.values())
                        .anyMatch(service -> service.moduleName().equals(value));
            default -> metrics.hasLabelValue(value);
        };
    }

    private Stream<String> ofExpression(String name, String expression) {
        var bare = MATCHERS.matcher(GROUPING.matcher(expression).replaceAll(""))
                .replaceAll("")
                .replaceAll("\\[[^]]*]", "");
        var series = IDENTIFIER
                .matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(word -> !WORDS.contains(word))
                .filter(word -> !OTHERS.contains(word) && !metrics.has(word))
                .map(word -> name + " asks for " + word + ", which nobody exports");
        var values = MATCHERS.matcher(expression)
                .results()
                .flatMap(braces -> MATCHER.matcher(braces.group(1)).results())
                .flatMap(matcher ->
                        Stream.of(matcher.group(2).split("\\|")).filter(value -> !isKnown(matcher.group(1), value)))
                .map(value -> name + " asks for \"" + value + "\", which nothing is called");
        return Stream.concat(series, values);
    }
}
