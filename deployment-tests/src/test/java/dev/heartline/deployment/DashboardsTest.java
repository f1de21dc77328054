package dev.heartline.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.deployment.dashboard.Dashboard;
import dev.heartline.deployment.dashboard.Dashboards;
import dev.heartline.deployment.dashboard.GrafanaFile;
import dev.heartline.deployment.dashboard.Panel;
import dev.heartline.deployment.rule.Expressions;
import dev.heartline.stack.settings.Service;

import static org.assertj.core.api.Assertions.assertThat;

/** A dashboard that asks for what nobody exports shows an empty picture, which reads as "all is well". */
class DashboardsTest {

    private static final Path FILES = Path.of("../k8s/components/monitoring/dashboards");
    private static final Path COMPOSE = Path.of("../containers/prometheus.yml");
    private static final Pattern RUNBOOK = Pattern.compile("(?i)runbook ([a-z-]+)");
    private static final Pattern ABOVE = Pattern.compile("> ([0-9.]+)");

    private final Expressions expressions = new Expressions();

    static Stream<Dashboard> dashboards() {
        return Dashboards.ALL.stream();
    }

    /** {@code -Dheartline.write-manifests=true} writes them. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void aFileShowsWhatTheCodeSays(Dashboard dashboard) throws IOException {
        var file = FILES.resolve(dashboard.file());
        var wanted = GrafanaFile.of(dashboard);
        if (Boolean.getBoolean("heartline.write-manifests")) {
            Files.createDirectories(FILES);
            Files.writeString(file, wanted);
        }

        assertThat(file).hasContent(wanted);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAsksForWhatIsExported(Dashboard dashboard) {
        assertThat(dashboard.panels())
                .allSatisfy(panel -> assertThat(panel.queries().stream()
                                .flatMap(query -> expressions.violations(panel.title(), query.expression())))
                        .isEmpty());
    }

    @Test
    void aPanelThatAsksForWhatIsNotExportedIsFound() {
        assertThat(expressions.violations("Panel", "sum by (job) (rate(heartline_calls_begun_total[5m]))"))
                .containsExactly("Panel asks for heartline_calls_begun_total, which nobody exports");
        assertThat(expressions.violations("Panel", "max(up{job=\"phone-service\"})"))
                .containsExactly("Panel asks for \"phone-service\", which nothing is called");
    }

    @Test
    void everythingThatAnAlertLooksAtIsOnADashboard() {
        var shown = dashboards()
                .flatMap(dashboard -> dashboard.panels().stream())
                .flatMap(panel -> panel.queries().stream())
                .map(Panel.Query::expression)
                .flatMap(Expressions::series)
                .collect(Collectors.toSet());
        var alerts = alerts().map(alert -> alert.getExpr().getStrVal())
                .flatMap(Expressions::series)
                // The database's operator brings a dashboard of its own.
                .filter(series -> !series.startsWith("barman_"));

        assertThat(alerts).isNotEmpty().allMatch(shown::contains);
    }

    /** Red beside a silent pager, or green while it rings, would send somebody the wrong way. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void aNumberIsRedFromWhereTheAlertOfItsRunbookRings(Dashboard dashboard) {
        var numbers = dashboard.panels().stream()
                .filter(panel -> panel.shape() == Panel.Shape.NUMBER)
                .filter(panel -> RUNBOOK.matcher(panel.means()).find())
                .toList();

        assertThat(numbers)
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.limit())
                        .as(panel.title())
                        .contains(new Panel.Limit(ringsFrom(runbook(panel)), false)));
    }

    private static String runbook(Panel panel) {
        var named = RUNBOOK.matcher(panel.means());
        assertThat(named.find()).isTrue();
        return named.group(1);
    }

    /** What the first alert of a runbook is above when it rings; of what should never happen 1. */
    private static double ringsFrom(String runbook) {
        var expression = alerts().filter(
                        alert -> alert.getAnnotations().get("runbook_url").endsWith("/" + runbook + ".md"))
                .findFirst()
                .orElseThrow()
                .getExpr()
                .getStrVal();
        var above = ABOVE.matcher(expression);
        assertThat(above.find()).as(expression).isTrue();
        return Math.max(Double.parseDouble(above.group(1)), above.group(1).equals("0") ? 1 : 0);
    }

    private static Stream<Rule> alerts() {
        return Overlay.PROD
                .render()
                .of(PrometheusRule.class)
                .flatMap(rules -> rules.getSpec().getGroups().stream())
                .flatMap(group -> group.getRules().stream());
    }

    @Test
    void theClusterHandsGrafanaEachOfThem() {
        var handed = Overlay.PROD
                .render()
                .of(ConfigMap.class)
                .filter(map -> Objects.requireNonNullElse(map.getMetadata().getLabels(), Map.<String, String>of())
                        .containsKey("grafana_dashboard"))
                .flatMap(map -> map.getData().keySet().stream());

        assertThat(handed)
                .containsExactlyInAnyOrderElementsOf(
                        dashboards().map(Dashboard::file).toList());
    }

    /** The same dashboard serves both: it finds a service by its job. */
    @Test
    void containersOfOneMachineAreScrapedUnderTheNamesThatTheyHaveInTheCluster() throws IOException {
        var jobs = new YAMLMapper().readTree(COMPOSE.toFile()).path("scrape_configs");

        assertThat(jobs.valueStream().map(job -> job.path("job_name").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Service.values()).map(Service::moduleName).toList());
    }
}
