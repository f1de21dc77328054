package dev.heartline.deployment.manifest;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An object of the cluster.
 *
 * @param tree as it was rendered
 * @param model the same by its type
 */
public record Manifest(ObjectNode tree, Object model) {

    public String kind() {
        return tree.path("kind").asText();
    }

    public String name() {
        return tree.at("/metadata/name").asText();
    }

    public Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        tree.at("/metadata/labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
