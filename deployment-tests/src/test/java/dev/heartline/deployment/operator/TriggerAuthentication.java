package dev.heartline.deployment.operator;

import java.util.List;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** {@code TriggerAuthentication} of KEDA 2, as far as we use it. */
public record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    public record Spec(List<Source> configMapTargetRef, List<Source> secretTargetRef) {}

    /** @param name of the ConfigMap or Secret */
    public record Source(String parameter, String name, String key) {}
}
