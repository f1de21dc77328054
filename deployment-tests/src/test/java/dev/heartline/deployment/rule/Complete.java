package dev.heartline.deployment.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.manifest.Pod;
import dev.heartline.deployment.operator.DatabaseCluster;
import dev.heartline.deployment.operator.ScaledObject;
import dev.heartline.deployment.operator.ScheduledBackup;
import dev.heartline.stack.settings.Service;

/** Each service has all that belongs to it, under its name, and what refers to it finds it. */
public final class Complete implements Rule {

    private static final List<String> EVERYWHERE =
            List.of("Deployment", "Service", "ServiceAccount", "PodDisruptionBudget", "NetworkPolicy", "KafkaUser");

    @Override
    public Stream<String> violations(Manifests manifests) {
        var violations = new ArrayList<String>();
        for (var service : Service.values()) {
            var name = service.moduleName();
            EVERYWHERE.stream()
                    .filter(kind -> manifests.find(kind, name).isEmpty())
                    .forEach(kind -> violations.add("There is no " + kind + " " + name));
            if (manifests.find("Cluster", service.label() + "-db").isEmpty()) {
                violations.add("There is no database of " + name);
            }
            if (manifests
                    .pods()
                    .noneMatch(
                            pod -> pod.kind().equals("Job") && pod.application().equals(name))) {
                violations.add("Nothing migrates the database of " + name);
            }
            if (manifests.of(HTTPRoute.class).findAny().isPresent()
                    && manifests.find("HTTPRoute", name).isEmpty()) {
                violations.add("No route leads to " + name);
            }
        }
        manifests.pods().forEach(pod -> checkPod(manifests, pod, violations));
        checkSelectors(manifests, violations);
        checkBackups(manifests, violations);
        manifests
                .of(ScaledObject.class)
                .map(object -> object.spec().scaleTargetRef().getName())
                .filter(name -> manifests.find("Deployment", name).isEmpty())
                .forEach(name -> violations.add("A ScaledObject scales " + name + ", which there is not"));
        return violations.stream();
    }

    private static void checkPod(Manifests manifests, Pod pod, List<String> violations) {
        var account = pod.spec().getServiceAccountName();
        if (account != null && manifests.find("ServiceAccount", account).isEmpty()) {
            violations.add(pod + " runs as " + account + ", who there is not");
        }
        pod.containers().stream()
                .flatMap(container -> container.getEnvFrom().stream())
                .map(source -> source.getConfigMapRef().getName())
                .filter(name -> manifests.configMap(name).isEmpty())
                .forEach(name -> violations.add(pod + " takes its settings from " + name + ", which there is not"));
    }

    private static void checkSelectors(Manifests manifests, List<String> violations) {
        manifests.of(PodDisruptionBudget.class).forEach(budget -> {
            var selected = select(manifests, budget.getSpec().getSelector().getMatchLabels());
            if (!selected.equals(List.of("Deployment " + budget.getMetadata().getName()))) {
                violations.add("PodDisruptionBudget %s is of %s"
                        .formatted(budget.getMetadata().getName(), selected));
            }
        });
        manifests.of(io.fabric8.kubernetes.api.model.Service.class).forEach(service -> {
            var selected = select(manifests, service.getSpec().getSelector());
            if (!selected.equals(List.of("Deployment " + service.getMetadata().getName()))) {
                violations.add(
                        "Service %s leads to %s".formatted(service.getMetadata().getName(), selected));
            }
        });
    }

    private static List<String> select(Manifests manifests, java.util.Map<String, String> labels) {
        return manifests
                .pods()
                .filter(pod -> pod.labels().entrySet().containsAll(labels.entrySet()))
                .map(Pod::toString)
                .toList();
    }

    /** Where there is an archive, every database is in it. */
    private static void checkBackups(Manifests manifests, List<String> violations) {
        var backedUp = manifests
                .of(ScheduledBackup.class)
                .map(backup -> backup.spec().cluster().getName())
                .toList();
        if (manifests.all().stream().anyMatch(manifest -> manifest.kind().equals("ObjectStore"))) {
            manifests
                    .of(DatabaseCluster.class)
                    .filter(cluster -> !backedUp.contains(cluster.metadata().getName())
                            || cluster.spec().plugins() == null
                            || manifests
                                    .find(
                                            "ObjectStore",
                                            cluster.spec()
                                                    .plugins()
                                                    .getFirst()
                                                    .parameters()
                                                    .get("barmanObjectName"))
                                    .isEmpty())
                    .forEach(cluster -> violations.add(
                            "Nothing backs up " + cluster.metadata().getName()));
        }
    }
}
