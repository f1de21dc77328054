package dev.heartline.bench.limits;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;

import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;

/**
 * What the services have yet to do of what happened: as long as there is any they use what is to be measured bare.
 *
 * @param unsent events in the outboxes
 * @param unread records that a service has not read of the topics it reads
 */
record Backlog(long unsent, long unread) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What follows from one event may be the next: none is left where none was at two looks in a row. */
    private static final int LOOKS = 2;

    /** @return what is left when there is no more patience; nothing, where all goes well */
    static Backlog awaitNone(RunningSystem system) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var backlog = of(system);
        for (int looks = backlog.isNone() ? 1 : 0; looks < LOOKS && System.nanoTime() < deadline; ) {
            Thread.sleep(LOOK);
            backlog = of(system);
            looks = backlog.isNone() ? looks + 1 : 0;
        }
        return backlog;
    }

    boolean isNone() {
        return unsent == 0 && unread == 0;
    }

    private static Backlog of(RunningSystem system) throws ExecutionException, InterruptedException {
        long unsent = 0;
        for (var service : Service.values()) {
            try (var tables = Tables.of(system, service)) {
                unsent += tables.count("select count(*) from outbox");
            }
        }
        return new Backlog(unsent, unread(system.kafka(), groups()));
    }

    private static List<String> groups() {
        return Arrays.stream(Service.values())
                .map(service -> service.name().toLowerCase(Locale.ROOT) + "-service")
                .toList();
    }

    private static long unread(String kafka, List<String> groups) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (var admin = Admin.create(settings)) {
            long unread = 0;
            for (var group : groups) {
                var read = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                var written = admin.listOffsets(read.keySet().stream()
                                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                        .all()
                        .get();
                unread += read.entrySet().stream()
                        .filter(position -> position.getValue() != null)
                        .mapToLong(position -> written.get(position.getKey()).offset()
                                - position.getValue().offset())
                        .sum();
            }
            return unread;
        }
    }
}
