package dev.heartline.deployment.operator;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** {@code ObjectStore} of CloudNativePG's Barman Cloud plugin, as far as we use it. */
public record ObjectStore(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    public record Spec(String retentionPolicy, Configuration configuration) {}

    public record Configuration(
            String destinationPath, String endpointURL, S3Credentials s3Credentials, Compressed wal, Compressed data) {}

    public record S3Credentials(SecretKey accessKeyId, SecretKey secretAccessKey) {}

    public record Compressed(String compression) {}
}
