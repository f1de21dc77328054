package dev.heartline.deployment.manifest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/**
 * What a workload runs as.
 *
 * @param kind of the workload
 * @param workload its name
 */
public record Pod(String kind, String workload, PodTemplateSpec template) {

    public static final String NAME = "app.kubernetes.io/name";
    public static final String ROLE = "heartline.dev/role";

    public Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    public PodSpec spec() {
        return template.getSpec();
    }

    public List<Container> containers() {
        return spec().getContainers();
    }

    /** Those that run before and beside the program as well. */
    public Stream<Container> allContainers() {
        return Stream.concat(spec().getInitContainers().stream(), containers().stream());
    }

    /** The program that runs in it, for example {@code call-service}. */
    public String application() {
        return labels().getOrDefault(NAME, "");
    }

    public boolean isService() {
        return "service".equals(labels().get(ROLE));
    }

    @Override
    public String toString() {
        return kind + " " + workload;
    }
}
