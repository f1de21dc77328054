package dev.heartline.deployment.manifest;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** All objects of an overlay. */
public final class Manifests {

    private final ManifestReader reader;
    private final List<Manifest> all;

    Manifests(ManifestReader reader, List<Manifest> all) {
        this.reader = reader;
        this.all = List.copyOf(all);
    }

    public List<Manifest> all() {
        return all;
    }

    public <T> Stream<T> of(Class<T> type) {
        return all.stream().map(Manifest::model).filter(type::isInstance).map(type::cast);
    }

    public Optional<Manifest> find(String kind, String name) {
        return all.stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(name))
                .findFirst();
    }

    /** What our own workloads run as. */
    public Stream<Pod> pods() {
        return Stream.of(
                        of(Deployment.class)
                                .map(deployment -> new Pod(
                                        "Deployment",
                                        deployment.getMetadata().getName(),
                                        deployment.getSpec().getTemplate())),
                        of(Job.class)
                                .map(job -> new Pod(
                                        "Job",
                                        job.getMetadata().getName(),
                                        job.getSpec().getTemplate())),
                        of(CronJob.class)
                                .map(jobs -> new Pod(
                                        "CronJob",
                                        jobs.getMetadata().getName(),
                                        jobs.getSpec()
                                                .getJobTemplate()
                                                .getSpec()
                                                .getTemplate())))
                .flatMap(it -> it);
    }

    public Optional<ConfigMap> configMap(String name) {
        return of(ConfigMap.class)
                .filter(map -> map.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** The same with one object changed, which must be there. */
    public Manifests with(String kind, String name, Consumer<ObjectNode> change) {
        var before = find(kind, name).orElseThrow();
        var tree = before.tree().deepCopy();
        change.accept(tree);
        return replace(before, Stream.of(reader.read(tree)));
    }

    /** The same without one object, which must be there. */
    public Manifests without(String kind, String name) {
        return replace(find(kind, name).orElseThrow(), Stream.empty());
    }

    private Manifests replace(Manifest before, Stream<Manifest> after) {
        var others = all.stream().filter(manifest -> manifest != before);
        return new Manifests(reader, Stream.concat(others, after).toList());
    }
}
