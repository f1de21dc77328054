package dev.heartline.deployment.operator;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SeccompProfile;

/** {@code Cluster} of CloudNativePG 1.26 and later, as far as we use it. */
public record DatabaseCluster(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    public record Spec(
            String imageName,
            int instances,
            PrimaryUpdateStrategy primaryUpdateStrategy,
            boolean enableSuperuserAccess,
            Bootstrap bootstrap,
            Postgresql postgresql,
            Storage storage,
            Storage walStorage,
            ResourceRequirements resources,
            Affinity affinity,
            SeccompProfile seccompProfile,
            List<Plugin> plugins) {}

    public enum PrimaryUpdateStrategy {
        @JsonProperty("unsupervised")
        UNSUPERVISED,
        @JsonProperty("supervised")
        SUPERVISED
    }

    public record Bootstrap(InitDb initdb) {}

    public record InitDb(String database, String owner, boolean dataChecksums, List<String> postInitApplicationSQL) {}

    public record Postgresql(Synchronous synchronous, Map<String, String> parameters) {}

    public record Synchronous(Method method, int number, DataDurability dataDurability) {}

    public enum Method {
        @JsonProperty("any")
        ANY,
        @JsonProperty("first")
        FIRST
    }

    public enum DataDurability {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("preferred")
        PREFERRED
    }

    public record Storage(String size, String storageClass) {}

    public record Affinity(
            boolean enablePodAntiAffinity, String topologyKey, PodAntiAffinityType podAntiAffinityType) {}

    public enum PodAntiAffinityType {
        @JsonProperty("preferred")
        PREFERRED,
        @JsonProperty("required")
        REQUIRED
    }

    public record Plugin(String name, boolean isWALArchiver, Map<String, String> parameters) {}
}
