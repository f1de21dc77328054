package dev.heartline.deployment.contract;

import java.util.List;
import java.util.stream.Collectors;

import dev.heartline.deployment.contract.Rights.Right;
import dev.heartline.stack.infra.TopicCatalog;

/** The files of {@code k8s/} that follow from the list of topics. */
public final class KafkaManifests {

    private static final String HEADER =
            "# Written from topics.json of shared-events: docs/deploy.md, \"Topics and rights\".\n";

    private KafkaManifests() {}

    public static String topics(TopicCatalog catalog) {
        return HEADER + catalog.topics().stream().map(KafkaManifests::topic).collect(Collectors.joining("---\n"));
    }

    public static String users(TopicCatalog catalog) {
        var rights = Rights.of(catalog);
        return HEADER
                + rights.keySet().stream()
                        .filter(name -> !name.equals(Rights.AUTOSCALER))
                        .map(name -> user(name, rights.get(name)))
                        .collect(Collectors.joining("---\n"));
    }

    public static String autoscaler(TopicCatalog catalog) {
        return HEADER + user(Rights.AUTOSCALER, Rights.of(catalog).get(Rights.AUTOSCALER));
    }

    private static String topic(TopicCatalog.Topic topic) {
        return object("KafkaTopic", topic.name())
                + "  partitions: %d\n  config:\n".formatted(topic.partitions())
                + topic.settings().entrySet().stream()
                        .map(setting -> "    %s: %s\n".formatted(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining());
    }

    private static String user(String name, List<Right> rights) {
        return object("KafkaUser", name)
                + "  authentication:\n    type: scram-sha-512\n  authorization:\n    type: simple\n    acls:\n"
                + rights.stream().map(KafkaManifests::acl).collect(Collectors.joining());
    }

    private static String acl(Right right) {
        return "      - resource: {type: %s, name: %s, patternType: literal}\n        operations: [%s]\n"
                .formatted(right.resource(), right.name(), String.join(", ", right.operations()));
    }

    private static String object(String kind, String name) {
        return """
                apiVersion: kafka.strimzi.io/v1beta2
                kind: %s
                metadata:
                  name: %s
                  labels:
                    strimzi.io/cluster: heartline
                spec:
                """.formatted(kind, name);
    }
}
