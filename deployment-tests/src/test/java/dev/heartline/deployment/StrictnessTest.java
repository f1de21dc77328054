package dev.heartline.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.deployment.manifest.InvalidManifest;
import dev.heartline.deployment.manifest.ManifestReader;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A field that its kind doesn't have is found, however deep, in the types of every library that they come from. */
class StrictnessTest {

    @ParameterizedTest
    @CsvSource({
        "Deployment, call-service, /spec/template/spec/containers/0",
        "Deployment, call-service, /spec/template/spec/containers/0/readinessProbe/httpGet",
        "Deployment, call-service, /spec/template/spec/securityContext",
        "Job, call-service-migrate-0.1.0, /spec/template/spec/volumes/1/projected/sources/0/secret",
        "CronJob, tools, /spec/jobTemplate/spec/template/spec/containers/0",
        "NetworkPolicy, name-lookup, /spec/egress/0/to/0",
        "PodDisruptionBudget, sms-service, /spec",
        "HTTPRoute, sms-service, /spec/rules/0/matches/0/path",
        "Gateway, public, /spec/listeners/0/tls",
        "ServiceMonitor, services, /spec/endpoints/0",
        "PodMonitor, databases, /spec/selector",
        "PrometheusRule, heartline, /spec/groups/0/rules/0",
        "Kafka, heartline, /spec/kafka",
        "Kafka, heartline, /spec/kafka/listeners/0/authentication",
        "Kafka, heartline, /spec/kafka/template/pod/securityContext",
        "KafkaNodePool, brokers, /spec/storage/volumes/0",
        "KafkaTopic, call.completed, /spec",
        "KafkaUser, call-service, /spec/authorization/acls/0/resource",
        "Cluster, call-db, /spec/bootstrap/initdb",
        "ScheduledBackup, call-db, /spec/pluginConfiguration",
        "ObjectStore, backups, /spec/configuration/s3Credentials/accessKeyId",
        "ExternalSecret, twilio, /spec/data/0/remoteRef",
        "ScaledObject, sms-service, /spec/triggers/0/metadata",
        "ScaledObject, call-service, /spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown",
        "TriggerAuthentication, kafka, /spec/secretTargetRef/0",
    })
    void aMisspeltFieldIsRefused(String kind, String name, String place) {
        var manifests = Overlay.PROD.render();

        assertThatThrownBy(() ->
                        manifests.with(kind, name, tree -> ((ObjectNode) tree.at(place)).put("misspelt", "value")))
                .isInstanceOf(InvalidManifest.class)
                .hasMessageContaining(name)
                .hasMessageContaining("misspelt");
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, call-service, /spec/template/spec, terminationGracePeriodSeconds",
        "KafkaTopic, call.completed, /spec, partitions",
        "Cluster, call-db, /spec, instances",
    })
    void aTextIsNoNumber(String kind, String name, String place, String field) {
        var manifests = Overlay.PROD.render();

        assertThatThrownBy(() -> manifests.with(kind, name, tree -> ((ObjectNode) tree.at(place)).put(field, "many")))
                .isInstanceOf(InvalidManifest.class);
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatThrownBy(() -> new ManifestReader().read("{apiVersion: apps/v1, kind: Deplyoment}"))
                .isInstanceOf(InvalidManifest.class)
                .hasMessageContaining("Deplyoment");
    }

    @Test
    void aFieldThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> new ManifestReader().read("{apiVersion: v1, kind: Service, kind: Secret}"))
                .hasMessageContaining("Duplicate field 'kind'");
    }
}
