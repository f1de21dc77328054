package dev.heartline.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.deployment.rule.ConfinedPods;
import dev.heartline.deployment.rule.Drained;
import dev.heartline.deployment.rule.OnCallIsTold;
import dev.heartline.deployment.rule.PinnedImages;
import dev.heartline.deployment.rule.ProbedServices;
import dev.heartline.deployment.rule.SecretsExist;
import dev.heartline.deployment.rule.SettingsAreRead;

import static dev.heartline.deployment.Broken.assertFound;
import static dev.heartline.deployment.Broken.change;
import static dev.heartline.deployment.Broken.read;
import static dev.heartline.deployment.Broken.rule;
import static dev.heartline.deployment.Broken.with;
import static dev.heartline.deployment.Broken.without;
import static org.assertj.core.api.Assertions.assertThat;

/** Rules about what runs find what they are there for. */
class PodRulesTest {

    private static final String CONTAINER = "/spec/template/spec/containers/0";

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
    void aServiceThatCallsNobodyIsFound() {
        assertThat(new OnCallIsTold().violations(Overlay.LOCAL.render()))
                .containsExactlyInAnyOrder(
                        "Nobody is called when call-service hears danger",
                        "Nobody is called when sms-service hears danger");
    }
}
