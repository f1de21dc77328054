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

/** Every alert looks at series that there are, says how urgent it is, and leads to a page that tells what to do. */
public final class Alerts implements dev.heartline.deployment.rule.Rule {

    private static final Set<String> SEVERITIES = Set.of("page", "ticket");
    private static final Path PROJECT = Path.of("..");
    private static final Pattern RUNBOOK = Pattern.compile("https://.+/(docs/operations/runbooks/[a-z-]+\\.md)");

    private final Expressions expressions = new Expressions();

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
                        expressions.violations(
                                "A ScaledObject", prometheus.metadata().query());
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
                        Expressions.isBlind(alert.getExpr().getStrVal())
                                ? name + " is silent when what it looks at is gone"
                                : "",
                        hasRunbook(annotations.getOrDefault("runbook_url", "")) ? "" : name + " leads to no runbook")
                .filter(violation -> !violation.isEmpty());
        return Stream.concat(own, expressions.violations(name, alert.getExpr().getStrVal()));
    }

    private static boolean hasRunbook(String url) {
        var page = RUNBOOK.matcher(url);
        return page.matches() && Files.exists(PROJECT.resolve(page.group(1)));
    }
}
