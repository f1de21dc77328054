package dev.heartline.deployment;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.rule.Alerts;
import dev.heartline.deployment.rule.Complete;
import dev.heartline.deployment.rule.ConfinedPods;
import dev.heartline.deployment.rule.Drained;
import dev.heartline.deployment.rule.LeastRights;
import dev.heartline.deployment.rule.LivePolicies;
import dev.heartline.deployment.rule.OnCallIsTold;
import dev.heartline.deployment.rule.PinnedImages;
import dev.heartline.deployment.rule.ProbedServices;
import dev.heartline.deployment.rule.PublicDoors;
import dev.heartline.deployment.rule.Reach;
import dev.heartline.deployment.rule.Rule;
import dev.heartline.deployment.rule.Scaling;
import dev.heartline.deployment.rule.SecretsExist;
import dev.heartline.deployment.rule.SettingsAreRead;
import dev.heartline.deployment.rule.Topics;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule finds what it is there for. */
class RulesTest {

    private static final String CONTAINER = "/spec/template/spec/containers/0";
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "/spec/template/spec/securityContext, runAsNonRoot, may run as root",
        "/spec/template/spec/securityContext, seccompProfile, any system call",
        "/spec/template/spec, automountServiceAccountToken, token for the Kubernetes API",
        "/spec/template/spec, enableServiceLinks, variables that Kubernetes makes",
        CONTAINER + "/securityContext, allowPrivilegeEscalation, may gain privileges",
        CONTAINER + "/securityContext, readOnlyRootFilesystem, root file system",
        CONTAINER + "/securityContext, capabilities, keeps capabilities",
        CONTAINER + "/resources, limits, no limit of memory",
        CONTAINER + "/resources/requests, cpu, requests no CPU",
        CONTAINER + "/resources/requests, memory, requests no memory",
    })
    void aContainerThatMayDoMoreIsFound(String place, String field, String violation) {
        assertFound(rule(ConfinedPods.class), without("Deployment", "sms-service", place, field), violation);
    }

    @Test
    void anInitContainerIsConfinedAsWell() {
        var image = read("{name: init, image: init}");

        assertFound(
                rule(ConfinedPods.class),
                change(
                        "Deployment",
                        "sms-service",
                        tree -> ((ObjectNode) tree.at("/spec/template/spec"))
                                .putArray("initContainers")
                                .add(image)),
                "container init may gain privileges");
    }

    @Test
    void anOperandWithoutLimitIsFound() {
        assertFound(
                rule(ConfinedPods.class),
                without("Cluster", "sms-db", "/spec", "resources"),
                "Cluster sms-db has no limit");
        assertFound(
                rule(ConfinedPods.class),
                without("KafkaNodePool", "brokers", "/spec/resources", "limits"),
                "KafkaNodePool brokers has no limit");
    }

    @ParameterizedTest
    @CsvSource({"startupProbe", "readinessProbe", "livenessProbe"})
    void aMissingProbeIsFound(String probe) {
        assertFound(
                rule(ProbedServices.class),
                without("Deployment", "sms-service", CONTAINER, probe),
                "no " + probe.replace("Probe", "") + " probe");
    }

    @Test
    void aProbeAtThePublicPortIsFound() {
        assertFound(
                rule(ProbedServices.class),
                with("Deployment", "sms-service", CONTAINER + "/livenessProbe/httpGet", "port", "http"),
                "does not ask at the management port");
    }

    @ParameterizedTest
    @CsvSource({"heartline/sms-service", "heartline/sms-service:latest", "registry:5000/heartline/sms-service"})
    void anImageThatMayChangeIsFound(String image) {
        assertFound(rule(PinnedImages.class), with("Deployment", "sms-service", CONTAINER, "image", image), image);
    }

    @Test
    void aPodThatIsKilledInMidCallIsFound() {
        assertFound(
                rule(Drained.class),
                with("Deployment", "call-service", "/spec/template/spec", "terminationGracePeriodSeconds", 600),
                "Deployment call-service is killed after");
        assertFound(
                rule(Drained.class),
                without("Deployment", "sms-service", CONTAINER, "lifecycle"),
                "still sent requests");
    }

    @Test
    void aTopicThatIsNotAsTheContractSaysIsFound() {
        assertFound(
                rule(Topics.class), with("KafkaTopic", "sms.received", "/spec", "partitions", 6), "Topic sms.received");
        assertFound(
                rule(Topics.class),
                with("KafkaTopic", "user.profile", "/spec/config", "cleanup.policy", "delete"),
                "Topic user.profile");
        assertFound(
                rule(Topics.class),
                with("KafkaTopic", "crisis.raised", "/spec/config", "retention.ms", 1000),
                "Topic crisis.raised");
        assertFound(
                rule(Topics.class),
                Overlay.PROD.render().without("KafkaTopic", "sms.received.dlq.memory"),
                "Topic sms.received.dlq.memory");
        assertFound(
                rule(Topics.class),
                with("KafkaTopic", "hook.raised", "/metadata", "name", "hook.rased"),
                "Topic hook.rased is to be 'absent'");
    }

    @Test
    void aRightTooManyOrTooFewIsFound() {
        var rule = rule(LeastRights.class);

        assertFound(
                rule,
                acl("sms-service", acls -> acls.remove(0)),
                "sms-service must, and may not, READ group sms-service");
        assertFound(
                rule,
                acl(
                        "memory-service",
                        acls -> acls.add(read("{resource: {type: topic, name: call.completed}, operations: [Write]}"))),
                "memory-service may, and need not, WRITE topic call.completed");
        assertFound(
                rule,
                acl(
                        "sms-service",
                        acls -> acls.add(read(
                                "{resource: {type: topic, name: call, patternType: prefix}, operations: [Read]}"))),
                "sms-service may, and need not, READ topic beginning with call");
        assertFound(
                rule,
                acl("sms-service", acls -> acls.add(read("{resource: {type: cluster}, operations: [Alter]}"))),
                "sms-service may, and need not, ALTER cluster");
        assertFound(rule, without("KafkaUser", "sms-service", "/spec", "authorization"), "need not, do anything");
        assertFound(rule, Overlay.PROD.render().without("KafkaUser", "sms-service"), "sms-service is no user");
    }

    @Test
    void aChannelThatMayNotReadIsFound() {
        assertFound(
                rule(LeastRights.class),
                acl(
                        "engagement-service",
                        acls -> acls.removeIf(
                                acl -> acl.at("/resource/name").asText().equals("memory.reinforced"))),
                "A channel of engagement-service reads memory.reinforced, and may not");
    }

    @Test
    void aTopicThatIsWrittenByAnotherIsFound() {
        assertFound(
                rule(LeastRights.class),
                Overlay.PROD.render().without("KafkaUser", "host-application"),
                "user.profile is written by [], not by [host-application]");
    }

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
                "monitoring does not reach port 9000");
        assertFound(
                rule(Reach.class),
                Overlay.PROD.render().without("NetworkPolicy", "default-deny"),
                "reaches the management port");
        assertFound(
                rule(Reach.class),
                without("NetworkPolicy", "services-by-the-gateway", "/spec/ingress/0", "ports"),
                "reaches the management port of Deployment sms-service");
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
    void aSecretThatNobodyMakesIsFound() {
        assertFound(
                rule(SecretsExist.class),
                Overlay.PROD.render().without("ExternalSecret", "twilio"),
                "twilio/auth-token");
        assertFound(
                rule(SecretsExist.class),
                with("ExternalSecret", "rewards", "/spec/data/0", "secretKey", "key"),
                "rewards/draw-key");
        assertFound(
                rule(SecretsExist.class),
                Overlay.PROD.render().without("KafkaUser", "sms-service"),
                "sms-service/sasl.jaas.config");
        assertFound(
                rule(SecretsExist.class), Overlay.PROD.render().without("Cluster", "sms-db"), "sms-db-app/password");
        assertFound(
                rule(SecretsExist.class),
                Overlay.PROD.render().without("ExternalSecret", "backups"),
                "backups/access-key-id");
        assertFound(
                rule(SecretsExist.class),
                without("Gateway", "public", "/metadata", "annotations"),
                "public-tls/tls.crt");
    }

    @Test
    void aSettingThatNobodyReadsIsFound() {
        assertFound(
                rule(SettingsAreRead.class),
                with("Deployment", "sms-service", CONTAINER + "/env/0", "name", "QUARKUS_FLYWAY_VALIDATE_AT_STAT"),
                "QUARKUS_FLYWAY_VALIDATE_AT_STAT");
        assertFound(
                rule(SettingsAreRead.class),
                with("Deployment", "memory-service", CONTAINER + "/env/0", "name", "HEARTLINE_TWILIO_AUTH_TOKEN"),
                "Deployment memory-service does not read the variable HEARTLINE_TWILIO_AUTH_TOKEN");
        assertFound(
                rule(SettingsAreRead.class),
                with(
                        "Deployment",
                        "sms-service",
                        "/spec/template/spec/volumes/1/projected/sources/0/secret/items/0",
                        "path",
                        "heartline.contact-key"),
                "does not read the file heartline.contact-key");
        assertFound(
                rule(SettingsAreRead.class),
                with("Deployment", "sms-service", CONTAINER + "/env/0", "name", "KAFKA_SASL_MECHANISMS"),
                "KAFKA_SASL_MECHANISMS");
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

    @Test
    void replicasWithNothingToReadAreFound() {
        assertFound(
                rule(Scaling.class), with("ScaledObject", "sms-service", "/spec", "maxReplicaCount", 13), "2 to 13");
        assertFound(rule(Scaling.class), with("ScaledObject", "sms-service", "/spec", "minReplicaCount", 0), "0 to 12");
        assertFound(
                rule(Scaling.class),
                with("ScaledObject", "sms-service", "/spec/triggers/0/metadata", "consumerGroup", "memory-service"),
                "sms-service is scaled by the lag of memory-service");
    }

    @Test
    void aServiceThatCallsNobodyIsFound() {
        assertThat(new OnCallIsTold().violations(Overlay.LOCAL.render()))
                .containsExactlyInAnyOrder(
                        "Nobody is called when call-service hears danger",
                        "Nobody is called when sms-service hears danger");
    }

    private static Rule rule(Class<? extends Rule> type) {
        return Rules.everywhere().stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    private static void assertFound(Rule rule, Manifests manifests, String violation) {
        assertThat(rule.violations(Overlay.PROD.render())).isEmpty();
        assertThat(rule.violations(manifests)).anyMatch(it -> it.contains(violation));
    }

    private static Manifests with(String kind, String name, String place, String field, String value) {
        return change(kind, name, tree -> ((ObjectNode) tree.at(place)).put(field, value));
    }

    private static Manifests with(String kind, String name, String place, String field, int value) {
        return change(kind, name, tree -> ((ObjectNode) tree.at(place)).put(field, value));
    }

    private static Manifests without(String kind, String name, String place, String field) {
        return change(
                kind,
                name,
                tree -> assertThat(((ObjectNode) tree.at(place)).remove(field)).isNotNull());
    }

    private static Manifests acl(String user, Consumer<ArrayNode> change) {
        return change("KafkaUser", user, tree -> change.accept((ArrayNode) tree.at("/spec/authorization/acls")));
    }

    private static Manifests change(String kind, String name, Consumer<ObjectNode> change) {
        return Overlay.PROD.render().with(kind, name, change);
    }

    private static JsonNode read(String yaml) {
        UnaryOperator<String> quoted = text -> text.replaceAll("([A-Za-z][A-Za-z.]*)", "\"$1\"");
        try {
            return JSON.readTree(quoted.apply(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
