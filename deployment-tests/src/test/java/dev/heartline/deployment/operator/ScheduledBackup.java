package dev.heartline.deployment.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** {@code ScheduledBackup} of CloudNativePG 1.26 and later, as far as we use it. */
public record ScheduledBackup(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** @param schedule six fields, seconds first */
    public record Spec(
            String schedule,
            boolean immediate,
            BackupOwnerReference backupOwnerReference,
            LocalObjectReference cluster,
            Method method,
            PluginConfiguration pluginConfiguration) {}

    public enum BackupOwnerReference {
        @JsonProperty("none")
        NONE,
        @JsonProperty("self")
        SELF,
        @JsonProperty("cluster")
        CLUSTER
    }

    public enum Method {
        @JsonProperty("plugin")
        PLUGIN,
        @JsonProperty("volumeSnapshot")
        VOLUME_SNAPSHOT
    }

    public record PluginConfiguration(String name) {}
}
