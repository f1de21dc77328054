package dev.heartline.deployment.operator;

import java.util.List;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** {@code ExternalSecret} of the External Secrets operator, as far as we use it. */
public record ExternalSecret(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** @param refreshInterval a duration of Go, like {@code 1h} */
    public record Spec(String refreshInterval, StoreRef secretStoreRef, List<Data> data) {}

    public record StoreRef(StoreKind kind, String name) {}

    public enum StoreKind {
        SecretStore,
        ClusterSecretStore
    }

    public record Data(String secretKey, RemoteRef remoteRef) {}

    public record RemoteRef(String key, String property) {}
}
