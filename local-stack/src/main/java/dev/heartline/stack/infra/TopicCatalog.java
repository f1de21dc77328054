package dev.heartline.stack.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Every topic of the system, read from the one list that {@code shared-events} publishes.
 *
 * @param events the topics that services and the host application publish to
 * @param deadLetters how the topics are kept that hold what a consumer could not take
 */
public record TopicCatalog(@JsonProperty("topics") List<Event> events, DeadLetters deadLetters) {

    private static final String RESOURCE = "topics.json";

    public static TopicCatalog load() {
        try (var json = TopicCatalog.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readValue(json, TopicCatalog.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** The event topics and, for each of their consumers inside the system, {@code <topic>.dlq.<service>}. */
    public List<Topic> topics() {
        return events.stream()
                .flatMap(event -> Stream.concat(Stream.of(event.topic()), deadLettersOf(event)))
                .toList();
    }

    /** The topics that a service reads. */
    public List<String> readBy(String service) {
        return events.stream()
                .filter(event -> event.consumers().contains(service))
                .map(Event::name)
                .toList();
    }

    /** Whether a topic keeps only the last record of each key. False for topics that aren't of the contract. */
    public boolean isCompacted(String topic) {
        return events.stream().anyMatch(event -> event.name().equals(topic) && event.cleanup() == Cleanup.COMPACT);
    }

    private Stream<Topic> deadLettersOf(Event event) {
        return event.consumers().stream()
                .map(service -> new Topic(
                        event.name() + ".dlq." + service,
                        deadLetters.partitions(),
                        deadLetters.cleanup(),
                        Optional.of(Duration.ofDays(deadLetters.retentionDays())),
                        Optional.empty(),
                        Optional.of(deadLetters.maxMessageBytes())));
    }

    /**
     * A topic as it is published.
     *
     * @param producers the services that write it; {@code host} is the host application
     * @param consumers the services that read it
     * @param retentionDays absent for compacted topics, which keep the last record of each key for ever
     * @param tombstoneDays how long a compacted topic keeps the tombstones: a service that is down for longer misses an erasure
     */
    public record Event(
            String name,
            List<String> producers,
            List<String> consumers,
            int partitions,
            Cleanup cleanup,
            Integer retentionDays,
            Integer tombstoneDays) {

        Topic topic() {
            return new Topic(
                    name,
                    partitions,
                    cleanup,
                    Optional.ofNullable(retentionDays).map(Duration::ofDays),
                    Optional.ofNullable(tombstoneDays).map(Duration::ofDays),
                    Optional.empty());
        }
    }

    /**
     * @param partitions one, so that what failed is read in the order in which it failed
     * @param maxMessageBytes more than an event topic takes, so that a record of any size fits together with its reason
     */
    public record DeadLetters(int partitions, Cleanup cleanup, int retentionDays, int maxMessageBytes) {

        /** How long a letter may lie at most: it goes with the whole of its segment, whose last letter may be a segment younger. */
        public Duration longestLife() {
            return Duration.ofDays(retentionDays).plus(Topic.SEGMENT_OF_THE_BROKER);
        }
    }

    /** A topic as the broker knows it. */
    public record Topic(
            String name,
            int partitions,
            Cleanup cleanup,
            Optional<Duration> retention,
            Optional<Duration> tombstoneRetention,
            Optional<Integer> maxMessageBytes) {

        private static final Duration SEGMENT_OF_THE_BROKER = Duration.ofDays(7);
        private static final Duration SHORT_SEGMENT = Duration.ofHours(1);

        /** Its settings by the broker's names for them. */
        public Map<String, String> settings() {
            var settings = new TreeMap<String, String>();
            settings.put("cleanup.policy", cleanup.policy());
            retention.ifPresent(time -> settings.put("retention.ms", String.valueOf(time.toMillis())));
            // Only whole segments go, and one lasts a week by default.
            retention
                    .filter(time -> time.compareTo(SEGMENT_OF_THE_BROKER) < 0)
                    .ifPresent(_ -> settings.put("segment.ms", String.valueOf(SHORT_SEGMENT.toMillis())));
            tombstoneRetention.ifPresent(time -> settings.put("delete.retention.ms", String.valueOf(time.toMillis())));
            maxMessageBytes.ifPresent(bytes -> settings.put("max.message.bytes", String.valueOf(bytes)));
            return settings;
        }
    }

    /** What the broker does with old records. */
    public enum Cleanup {
        @JsonProperty("delete")
        DELETE,
        @JsonProperty("compact")
        COMPACT;

        String policy() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
