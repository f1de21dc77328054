package dev.heartline.deployment.operator;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;

/** {@code ScaledObject} of KEDA 2, as far as we use it. */
public record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** @param pollingInterval seconds */
    public record Spec(
            LocalObjectReference scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            Integer pollingInterval,
            Fallback fallback,
            Advanced advanced,
            List<Trigger> triggers) {}

    public record Fallback(int failureThreshold, int replicas) {}

    public record Advanced(HpaConfig horizontalPodAutoscalerConfig) {}

    public record HpaConfig(HorizontalPodAutoscalerBehavior behavior) {}

    /** The scalers that we use. Their metadata are texts, also where they hold numbers. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Kafka.class, name = "kafka"),
        @JsonSubTypes.Type(value = Prometheus.class, name = "prometheus")
    })
    public sealed interface Trigger {}

    public record Kafka(MetricType metricType, LocalObjectReference authenticationRef, KafkaMetadata metadata)
            implements Trigger {}

    public record KafkaMetadata(
            String bootstrapServers,
            String consumerGroup,
            String lagThreshold,
            String offsetResetPolicy,
            Sasl sasl,
            Tls tls) {}

    public enum Sasl {
        @JsonProperty("plaintext")
        PLAINTEXT,
        @JsonProperty("scram_sha256")
        SCRAM_SHA256,
        @JsonProperty("scram_sha512")
        SCRAM_SHA512
    }

    public enum Tls {
        @JsonProperty("enable")
        ENABLE,
        @JsonProperty("disable")
        DISABLE
    }

    public record Prometheus(MetricType metricType, PrometheusMetadata metadata) implements Trigger {}

    public record PrometheusMetadata(String serverAddress, String query, String threshold) {}

    public enum MetricType {
        AverageValue,
        Value
    }
}
