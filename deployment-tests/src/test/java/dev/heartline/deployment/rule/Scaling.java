package dev.heartline.deployment.rule;

import java.util.stream.Stream;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.operator.DatabaseCluster;
import dev.heartline.deployment.operator.ScaledObject;
import dev.heartline.deployment.source.ServiceCode;
import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.settings.Service;

/**
 * Replicas are never fewer than two nor more than have partitions to read, and a group's lag scales the service whose group it is. A
 * rollout at the largest finds connections: the old replicas end only when their calls have.
 */
public final class Scaling implements Rule {

    private static final int IN_A_ROLLOUT = 2;

    /** For superusers, the migration and the operator. */
    private static final int RESERVE = 10;

    /** What PostgreSQL allows unless it is told. */
    private static final String USUAL = "100";

    private static final String POOL = "quarkus.datasource.reactive.max-size";

    private final int partitions;
    private final int pool;

    public Scaling(TopicCatalog catalog) {
        this.partitions = catalog.events().stream()
                .mapToInt(TopicCatalog.Event::partitions)
                .min()
                .orElseThrow();
        this.pool = Integer.parseInt(ServiceCode.of(Service.CALL).settings().getProperty(POOL));
    }

    @Override
    public Stream<String> violations(Manifests manifests) {
        return manifests
                .of(ScaledObject.class)
                .flatMap(object -> Stream.concat(ofObject(object), ofConnections(object, manifests)));
    }

    private Stream<String> ofConnections(ScaledObject object, Manifests manifests) {
        var name = object.spec().scaleTargetRef().getName();
        var database = name.replace("-service", "-db");
        int needed = IN_A_ROLLOUT * object.spec().maxReplicaCount() * pool + RESERVE;
        return manifests
                .of(DatabaseCluster.class)
                .filter(cluster -> cluster.metadata().getName().equals(database))
                .map(cluster -> Integer.parseInt(
                        cluster.spec().postgresql().parameters().getOrDefault("max_connections", USUAL)))
                .filter(allowed -> allowed < needed)
                .map(allowed -> "%s allows %d connections, and a rollout of %s takes %d"
                        .formatted(database, allowed, name, needed));
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
