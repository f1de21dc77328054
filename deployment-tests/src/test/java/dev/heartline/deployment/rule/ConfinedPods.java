package dev.heartline.deployment.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.manifest.Pod;
import dev.heartline.deployment.operator.DatabaseCluster;

/** No process can do more, or take more, than it needs: the restricted Pod Security Standard and limits. */
public final class ConfinedPods implements Rule {

    @Override
    public Stream<String> violations(Manifests manifests) {
        return Stream.concat(manifests.pods().flatMap(ConfinedPods::ofPod), ofOperators(manifests));
    }

    /** What operators run for us: they confine it themselves, and ask us how much it may take. */
    private static Stream<String> ofOperators(Manifests manifests) {
        var databases = manifests
                .of(DatabaseCluster.class)
                .filter(cluster -> !limited(cluster.spec().resources(), "memory"))
                .map(cluster -> "Cluster " + cluster.metadata().getName());
        var brokers = manifests
                .of(KafkaNodePool.class)
                .filter(pool -> !limited(pool.getSpec().getResources(), "memory"))
                .map(pool -> "KafkaNodePool " + pool.getMetadata().getName());
        return Stream.concat(databases, brokers).map(name -> name + " has no limit of memory");
    }

    private static Stream<String> ofPod(Pod pod) {
        var security = Optional.ofNullable(pod.spec().getSecurityContext()).orElseGet(PodSecurityContext::new);
        var own = Stream.of(
                unless(Boolean.TRUE.equals(security.getRunAsNonRoot()), pod + " may run as root"),
                unless(
                        security.getSeccompProfile() != null
                                && "RuntimeDefault"
                                        .equals(security.getSeccompProfile().getType()),
                        pod + " may make any system call"),
                unless(
                        Boolean.FALSE.equals(pod.spec().getAutomountServiceAccountToken()),
                        pod + " holds a token for the Kubernetes API"),
                unless(
                        Boolean.FALSE.equals(pod.spec().getEnableServiceLinks()),
                        pod + " gets variables that Kubernetes makes of Services"));
        return Stream.concat(own.flatMap(Optional::stream), pod.allContainers().flatMap(it -> ofContainer(pod, it)));
    }

    private static Stream<String> ofContainer(Pod pod, Container container) {
        var name = pod + ", container " + container.getName();
        var security = Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        var dropped = security.getCapabilities() == null
                ? List.of()
                : security.getCapabilities().getDrop();
        return Stream.of(
                        unless(
                                Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()),
                                name + " may gain privileges"),
                        unless(
                                Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()),
                                name + " may write to its root file system"),
                        unless(dropped.contains("ALL"), name + " keeps capabilities"),
                        unless(limited(container.getResources(), "memory"), name + " has no limit of memory"),
                        unless(requested(container.getResources(), "memory"), name + " requests no memory"),
                        unless(requested(container.getResources(), "cpu"), name + " requests no CPU"))
                .flatMap(Optional::stream);
    }

    private static boolean limited(ResourceRequirements resources, String resource) {
        return resources != null && positive(resources.getLimits(), resource);
    }

    private static boolean requested(ResourceRequirements resources, String resource) {
        return resources != null && positive(resources.getRequests(), resource);
    }

    private static boolean positive(Map<String, Quantity> quantities, String resource) {
        return quantities != null
                && quantities.containsKey(resource)
                && quantities.get(resource).getNumericalAmount().signum() > 0;
    }

    private static Optional<String> unless(boolean held, String violation) {
        return held ? Optional.empty() : Optional.of(violation);
    }
}
