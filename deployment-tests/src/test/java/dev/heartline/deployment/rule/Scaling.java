package dev.heartline.deployment.rule;

import java.util.stream.Stream;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.operator.ScaledObject;
import dev.heartline.stack.infra.TopicCatalog;

/** Replicas are never fewer than two nor more than have partitions to read, and a group's lag scales the service whose group it is. */
public final class Scaling implements Rule {

    private final int partitions;

    public Scaling(TopicCatalog catalog) {
        this.partitions = catalog.events().stream()
                .mapToInt(TopicCatalog.Event::partitions)
                .min()
                .orElseThrow();
    }

    @Override
    public Stream<String> violations(Manifests manifests) {
        return manifests.of(ScaledObject.class).flatMap(this::ofObject);
    }

    private Stream<String> ofObject(ScaledObject object) {
        var name = object.spec().scaleTargetRef().getName();
        var size = object.spec().minReplicaCount() < 2 || object.spec().maxReplicaCount() > partitions
                ? Stream.of("%s has %d to %d replicas, not 2 to %d"
                        .formatted(
                                name,
                                object.spec().minReplicaCount(),
                                object.spec().maxReplicaCount(),
                                partitions))
                : Stream.<String>empty();
        var groups = object.spec().triggers().stream()
                .flatMap(trigger -> switch (trigger) {
                    case ScaledObject.Kafka kafka -> Stream.of(kafka.metadata().consumerGroup());
                    case ScaledObject.Prometheus _ -> Stream.empty();
                })
                .filter(group -> !group.equals(name))
                .map(group -> name + " is scaled by the lag of " + group);
        return Stream.concat(size, groups);
    }
}
