package dev.heartline.stack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;

import dev.heartline.stack.StackException;

/** What each consumer group has yet to read of each topic. */
record ConsumerLag(String bootstrapServers) {

    private static final int PATIENCE_SECONDS = 10;

    List<String> read() {
        Map<String, Object> connection = Map.of(
                "bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 5_000, "request.timeout.ms", 3_000);
        try (var admin = Admin.create(connection)) {
            var lines = new ArrayList<String>();
            lines.add("%-40s %-24s %s".formatted("GROUP", "TOPIC", "BEHIND"));
            for (var group : groups(admin)) {
                lag(admin, group)
                        .forEach((topic, records) -> lines.add("%-40s %-24s %d".formatted(group, topic, records)));
            }
            return lines;
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("Kafka does not answer at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static List<String> groups(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .listGroups(ListGroupsOptions.forConsumerGroups())
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .stream()
                .map(GroupListing::groupId)
                .sorted()
                .toList();
    }

    private static Map<String, Long> lag(Admin admin, String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        var read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var asked = read.keySet().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        var written = admin.listOffsets(asked).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var behind = new TreeMap<String, Long>();
        read.forEach((partition, position) -> {
            if (position != null) {
                behind.merge(partition.topic(), written.get(partition).offset() - position.offset(), Long::sum);
            }
        });
        return behind;
    }
}
