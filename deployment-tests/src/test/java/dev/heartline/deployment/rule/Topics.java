package dev.heartline.deployment.rule;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.strimzi.api.kafka.model.topic.KafkaTopic;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.stack.infra.TopicCatalog;

/** The brokers have the topics of the contract and no others, each with its partitions and kept as the contract says. */
public final class Topics implements Rule {

    private final Map<String, String> wanted;

    public Topics(TopicCatalog catalog) {
        this.wanted = catalog.topics().stream()
                .collect(Collectors.toMap(
                        TopicCatalog.Topic::name, topic -> describe(topic.partitions(), topic.settings())));
    }

    @Override
    public Stream<String> violations(Manifests manifests) {
        var found = manifests
                .of(KafkaTopic.class)
                .collect(Collectors.toMap(
                        topic -> topic.getMetadata().getName(),
                        topic -> describe(
                                topic.getSpec().getPartitions(), topic.getSpec().getConfig())));
        var names = new TreeSet<>(wanted.keySet());
        names.addAll(found.keySet());
        return names.stream()
                .filter(name -> !wanted.getOrDefault(name, "").equals(found.getOrDefault(name, "")))
                .map(name -> "Topic %s is to be '%s', and is '%s'"
                        .formatted(name, wanted.getOrDefault(name, "absent"), found.getOrDefault(name, "absent")));
    }

    private static String describe(Integer partitions, Map<String, ?> settings) {
        return partitions + " partitions, " + new TreeMap<>(settings);
    }
}
