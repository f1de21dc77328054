package dev.heartline.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.deployment.rule.Alerts;
import dev.heartline.deployment.rule.BrokersListen;
import dev.heartline.deployment.rule.Complete;
import dev.heartline.deployment.rule.LivePolicies;
import dev.heartline.deployment.rule.PublicDoors;
import dev.heartline.deployment.rule.Reach;
import dev.heartline.deployment.rule.RoutedPaths;

import static dev.heartline.deployment.Broken.assertFound;
import static dev.heartline.deployment.Broken.change;
import static dev.heartline.deployment.Broken.read;
import static dev.heartline.deployment.Broken.rule;
import static dev.heartline.deployment.Broken.with;
import static dev.heartline.deployment.Broken.without;
import static org.assertj.core.api.Assertions.assertThat;

/** Rules about doors, alerts and what belongs together find what they are there for. */
class PlatformRulesTest {

    private static final String CONTAINER = "/spec/template/spec/containers/0";

    @Test
    void aPolicyOfNobodyIsFound() {
        assertFound(
                rule(LivePolicies.class),
                with(
                        "NetworkPolicy",
                        "call-service",
                        "/spec/podSelector/matchLabels",
                        "app.kubernetes.io/name",
                        "cal-service"),
                "NetworkPolicy call-service selects no pod");
        assertFound(
                rule(LivePolicies.class),
                with("NetworkPolicy", "name-lookup", "/spec/egress/0/to/0/podSelector/matchLabels", "k8s-app", "dns"),
                "which is nobody");
    }

    @Test
    void aDoorTooManyOrTooFewIsFound() {
        assertFound(
                rule(Reach.class),
                Overlay.PROD.render().without("NetworkPolicy", "sms-service"),
                "does not reach sms-db");
        assertFound(
                rule(Reach.class),
                Overlay.PROD.render().without("NetworkPolicy", "name-lookup"),
                "does not reach the name server");
        assertFound(
                rule(Reach.class),
                Overlay.PROD.render().without("NetworkPolicy", "services-to-kafka"),
                "does not reach the brokers");
        assertFound(
                rule(Reach.class),
                Overlay.PROD.render().without("NetworkPolicy", "services-by-the-monitoring"),
                "does not reach port 9000 of Deployment sms-service");
        assertFound(
                rule(Reach.class), Overlay.PROD.render().without("NetworkPolicy", "default-deny"), "reaches port 9000");
        assertFound(
                rule(Reach.class),
                without("NetworkPolicy", "services-by-the-gateway", "/spec/ingress/0", "ports"),
                "reaches port 9000 of Deployment sms-service");
        assertFound(
                rule(Reach.class),
                with("NetworkPolicy", "memory-service", "/spec/egress/0/ports/0", "port", 443),
                "Deployment memory-service does not reach memory-db");
        assertFound(
                rule(Reach.class),
                change(
                        "NetworkPolicy",
                        "memory-service",
                        tree -> ((ArrayNode) tree.at("/spec/egress")).add(read("{ports: [{port: 443}]}"))),
                "Deployment memory-service reaches the Internet");
        assertFound(
                rule(Reach.class),
                without("NetworkPolicy", "call-service", "/spec/egress/0", "to")
                        .with(
                                "NetworkPolicy",
                                "sms-db",
                                tree -> ((ObjectNode) tree.at("/spec/ingress/0")).remove("from")),
                "Deployment call-service reaches sms-db");
    }

    @Test
    void whoeverIsLetOutToTheBrokersAndNotLetInIsFound() {
        assertFound(
                rule(BrokersListen.class),
                change(
                        "Kafka",
                        "heartline",
                        tree -> ((ArrayNode) tree.at("/spec/kafka/listeners/0/networkPolicyPeers")).remove(1)),
                "CronJob tools is let out to the brokers and not let in");
        assertFound(
                rule(BrokersListen.class),
                Overlay.PROD.render().without("NetworkPolicy", "tools-to-kafka"),
                "CronJob tools is let out to the brokers and not let in");
    }

    @Test
    void anAlertThatSeesNothingOrLeadsNowhereIsFound() {
        var first = "/spec/groups/0/rules/0";

        assertFound(
                rule(Alerts.class),
                with("PrometheusRule", "heartline", first, "expr", "max by (job) (heartline_backlog_age) > 1"),
                "heartline_backlog_age, which nobody exports");
        assertFound(
                rule(Alerts.class),
                with(
                        "PrometheusRule",
                        "heartline",
                        first,
                        "expr",
                        "heartline_backlog_age_seconds{backlog=\"outboxes\"} > 1"),
                "\"outboxes\", which nothing is called");
        assertFound(
                rule(Alerts.class),
                with(
                        "PrometheusRule",
                        "heartline",
                        first + "/annotations",
                        "runbook_url",
                        "https://example/docs/operations/runbooks/none.md"),
                "leads to no runbook");
        assertFound(rule(Alerts.class), without("PrometheusRule", "heartline", first, "labels"), "how urgent");
        assertFound(
                rule(Alerts.class),
                with(
                        "PrometheusRule",
                        "heartline",
                        first,
                        "expr",
                        "time() - barman_cloud_cloudnative_pg_io_last_available_backup_timestamp > 129600"),
                "HeartlineServiceDown is silent when what it looks at is gone");
        assertFound(
                rule(Alerts.class),
                without("PrometheusRule", "heartline", first + "/annotations", "summary"),
                "what is the matter");
        assertFound(
                rule(Alerts.class),
                with("ScaledObject", "call-service", "/spec/triggers/0/metadata", "query", "sum(heartline_calls_live)"),
                "heartline_calls_live");
    }

    @Test
    void aDoorToTheWrongRoomIsFound() {
        var path = "/spec/rules/0/matches/0/path";

        assertFound(
                rule(PublicDoors.class), with("HTTPRoute", "sms-service", path, "value", "/q/metrics"), "/q/metrics");
        assertFound(
                rule(PublicDoors.class),
                with("HTTPRoute", "sms-service", path, "value", "/calls"),
                "/calls through, which sms-service");
        assertFound(
                rule(PublicDoors.class),
                with("HTTPRoute", "sms-service", "/spec/rules/0/backendRefs/0", "port", 9000),
                "port 9000 of sms-service");
        assertFound(
                rule(PublicDoors.class), without("HTTPRoute", "sms-service", "/spec/rules/0", "matches"), "everything");
    }

    @Test
    void aPathWithoutADoorAndADoorThatCutsAnAnswerOffAreFound() {
        var rule = rule(RoutedPaths.class);

        assertFound(rule, Overlay.PROD.render().without("HTTPRoute", "memory-service"), "memory-service/knowledge");
        assertFound(
                rule,
                with("HTTPRoute", "call-service", "/spec/rules/0/timeouts", "request", "15s"),
                "call-service/calls/active/stream goes on, and its route cuts it off after 15s");
        assertFound(
                rule,
                with("HTTPRoute", "call-service", "/spec/rules/0/matches/1/path", "value", "/calls/live/stream"),
                "cuts it off after 15s");
        assertFound(
                rule,
                with("HTTPRoute", "engagement-service", "/spec/rules/0/matches/0/path", "value", "/policies"),
                "engagement-service/policies is to stay inside");
        assertFound(
                rule,
                with("HTTPRoute", "memory-service", "/spec/rules/1/matches/0/path", "value", "/users/[^/]+/dump"),
                "/users/[^/]+/dump");
    }

    /** "From the world" in {@code docs/deploy.md}. */
    @Test
    void thePageNamesEachPathThatStaysInside() throws IOException {
        var page = Files.readString(Path.of("../docs/deploy.md"));
        var begin = page.indexOf("What only you ask for stays inside");
        var said = page.substring(begin, page.indexOf("RoutedPaths", begin));

        assertThat(RoutedPaths.inside())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(said).contains("`" + path.substring(path.indexOf('/')) + "`"));
    }

    @ParameterizedTest
    @CsvSource({
        "Service, sms-service",
        "ServiceAccount, sms-service",
        "PodDisruptionBudget, sms-service",
        "NetworkPolicy, sms-service",
        "HTTPRoute, sms-service",
        "Cluster, sms-db",
        "ScheduledBackup, sms-db",
        "Job, sms-service-migrate-0.1.0",
        "Deployment, sms-service",
    })
    void whatIsMissingIsFound(String kind, String name) {
        assertThat(rule(Complete.class).violations(Overlay.PROD.render().without(kind, name)))
                .isNotEmpty();
    }

    @Test
    void whatLeadsNowhereIsFound() {
        assertFound(
                rule(Complete.class),
                with("Service", "sms-service", "/spec/selector", "heartline.dev/role", "server"),
                "Service sms-service leads to []");
        assertFound(
                rule(Complete.class),
                without("PodDisruptionBudget", "sms-service", "/spec/selector/matchLabels", "app.kubernetes.io/name"),
                "PodDisruptionBudget sms-service is of");
        assertFound(
                rule(Complete.class),
                with("ScaledObject", "sms-service", "/spec/scaleTargetRef", "name", "sms"),
                "scales sms, which there is not");
        assertFound(
                rule(Complete.class),
                with("Deployment", "sms-service", CONTAINER + "/envFrom/0/configMapRef", "name", "sms"),
                "takes its settings from sms");
        assertFound(rule(Complete.class), without("Cluster", "sms-db", "/spec", "plugins"), "Nothing backs up sms-db");
    }
}
