package dev.heartline.deployment.rule;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.manifest.Pod;

/** Kubernetes is told of each service when it has started, when it serves and when it is beyond help, on the management port. */
public final class ProbedServices implements Rule {

    @Override
    public Stream<String> violations(Manifests manifests) {
        return manifests
                .pods()
                .filter(pod -> pod.kind().equals("Deployment"))
                .flatMap(pod -> pod.containers().stream().flatMap(container -> ofContainer(pod, container)));
    }

    private static Stream<String> ofContainer(Pod pod, Container container) {
        var probes = new LinkedHashMap<String, Probe>();
        probes.put("startup", container.getStartupProbe());
        probes.put("readiness", container.getReadinessProbe());
        probes.put("liveness", container.getLivenessProbe());
        return probes.entrySet().stream()
                .map(probe -> violation(pod, container, probe.getKey(), probe.getValue()))
                .filter(Objects::nonNull);
    }

    private static String violation(Pod pod, Container container, String name, Probe probe) {
        if (probe == null || probe.getHttpGet() == null) {
            return pod + " has no " + name + " probe";
        }
        var port = probe.getHttpGet().getPort().getStrVal();
        if (container.getPorts().stream().noneMatch(it -> it.getName().equals(port))) {
            return "%s: the %s probe asks at a port '%s' that there is not".formatted(pod, name, port);
        }
        return pod.isService() && !"management".equals(port)
                ? "%s: the %s probe does not ask at the management port".formatted(pod, name)
                : null;
    }
}
