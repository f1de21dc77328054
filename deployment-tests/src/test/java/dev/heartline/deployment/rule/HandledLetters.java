package dev.heartline.deployment.rule;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import io.strimzi.api.kafka.model.kafka.Kafka;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.stack.infra.TopicCatalog;

/**
 * What was done with a dead letter is remembered for as long as the letter lies. It is kept as offsets of a group that nobody joins,
 * and those go by their age: a week, unless the brokers are told otherwise.
 */
public final class HandledLetters implements Rule {

    private static final String RETENTION = "offsets.retention.minutes";
    private static final Duration BY_DEFAULT = Duration.ofDays(7);

    private final Duration needed;

    public HandledLetters(TopicCatalog catalog) {
        this.needed = catalog.deadLetters().longestLife();
    }

    @Override
    public Stream<String> violations(Manifests manifests) {
        return manifests
                .of(Kafka.class)
                .map(kafka -> kept(kafka.getSpec().getKafka().getConfig()))
                .filter(kept -> kept.compareTo(needed) <= 0)
                .map(kept -> "The brokers keep offsets for %d days, and a dead letter may lie for %d"
                        .formatted(kept.toDays(), needed.toDays()));
    }

    private static Duration kept(Map<String, Object> config) {
        var minutes = config.get(RETENTION);
        return minutes == null ? BY_DEFAULT : Duration.ofMinutes(Long.parseLong(minutes.toString()));
    }
}
