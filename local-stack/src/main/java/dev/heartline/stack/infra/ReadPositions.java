package dev.heartline.stack.infra;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** How far a consumer group has read, and back. */
public final class ReadPositions implements AutoCloseable {

    private static final int NONE_THAT_LATE = -1;

    private final Admin admin;

    private ReadPositions(Admin admin) {
        this.admin = admin;
    }

    /** @param connection settings of a Kafka client: the broker's address, and what it takes to be let in */
    public static ReadPositions open(Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.putIfAbsent("default.api.timeout.ms", 10_000);
        settings.putIfAbsent("request.timeout.ms", 5_000);
        return new ReadPositions(Admin.create(settings));
    }

    /**
     * Has a group read again what came since. What it has not read yet stays to be read: nothing is skipped.
     *
     * @param group none of whose members may be there
     * @param topics of which it has read something; others stay as they are
     * @param since by the records' own times; where it is older than what the broker holds, that is where reading begins
     * @return how many records it will read again
     * @throws InfrastructureException if members of the group are there
     */
    public long back(String group, Collection<String> topics, Instant since) {
        try {
            var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .filter(entry -> topics.contains(entry.getKey().topic()))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
            var back = earlier(read, since);
            admin.alterConsumerGroupOffsets(
                            group,
                            back.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue()))))
                    .all()
                    .get();
            return back.entrySet().stream()
                    .mapToLong(entry -> read.get(entry.getKey()) - entry.getValue())
                    .sum();
        } catch (ExecutionException e) {
            throw refused(group, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while moving read positions", e);
        }
    }

    private Map<TopicPartition, Long> earlier(Map<TopicPartition, Long> read, Instant since)
            throws ExecutionException, InterruptedException {
        var asked = read.keySet().stream()
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.forTimestamp(since.toEpochMilli())));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                admin.listOffsets(asked).all().get();
        return read.entrySet().stream()
                .filter(entry -> found.get(entry.getKey()).offset() != NONE_THAT_LATE)
                .filter(entry -> found.get(entry.getKey()).offset() < entry.getValue())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> found.get(entry.getKey()).offset()));
    }

    private static InfrastructureException refused(String group, Throwable cause) {
        return switch (cause) {
            case UnknownMemberIdException _, GroupNotEmptyException _ ->
                new InfrastructureException(
                        group + " reads just now; end all its replicas, wait until the broker has noticed (10 s after a"
                                + " kill), and try again",
                        cause);
            default -> new InfrastructureException("cannot move the read positions of " + group, cause);
        };
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
