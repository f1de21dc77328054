package dev.heartline.stack.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    private Stream<Topic> deadLettersOf(Event event) {
        return event.consumers().stream()
                .map(service -> new Topic(
                        event.name() + ".dlq." + service,
                        deadLetters.partitions(),
                        deadLetters.cleanup(),
                        Optional.of(Duration.ofDays(deadLetters.retentionDays()))));
    }

    /**
     * A topic as it is published.
     *
     * @param producers the services that write it; {@code host} is the host application
     * @param consumers the services that read it
     * @param retentionDays absent for compacted topics, which keep the last record of each key for ever
     */
    public record Event(
            String name,
            List<String> producers,
            List<String> consumers,
            int partitions,
            Cleanup cleanup,
            Integer retentionDays) {

        Topic topic() {
            return new Topic(
                    name,
                    partitions,
                    cleanup,
                    Optional.ofNullable(retentionDays).map(Duration::ofDays));
        }
    }

    /** @param partitions one, so that what failed is read in the order in which it failed */
    public record DeadLetters(int partitions, Cleanup cleanup, int retentionDays) {}

    /** A topic as the broker knows it. */
    public record Topic(String name, int partitions, Cleanup cleanup, Optional<Duration> retention) {}

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
