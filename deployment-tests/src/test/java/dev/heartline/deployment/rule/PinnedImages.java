package dev.heartline.deployment.rule;

import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.manifest.Pod;
import dev.heartline.deployment.operator.DatabaseCluster;

/** What runs tomorrow is what was tried today: every image has a tag, and it is not {@code latest}. */
public final class PinnedImages implements Rule {

    @Override
    public Stream<String> violations(Manifests manifests) {
        var ours = manifests.pods().flatMap(Pod::allContainers).map(Container::getImage);
        var databases = manifests
                .of(DatabaseCluster.class)
                .map(cluster -> cluster.spec().imageName());
        return Stream.concat(ours, databases)
                .distinct()
                .filter(image -> !image.matches(".+:[^:/]+") || image.endsWith(":latest"))
                .map(image -> image + " may be another image tomorrow");
    }
}
