package dev.heartline.messaging.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.EventJson;
import dev.heartline.events.Ids;
import dev.heartline.messaging.Note;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.testing.KafkaProbe;

/**
 * Writers that publish numbered events of a few users, several writers to a user. The number is taken from a counter row
 * in the same transaction, so the numbers of a user follow the order of commits, and a number is only ever used by a
 * transaction that committed.
 */
final class OutboxLoad {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WRITERS_PER_USER = 3;

    private final Transactions transactions;
    private final List<UUID> users;
    private final int perUser;
    private final AtomicInteger refused = new AtomicInteger();

    OutboxLoad(Transactions transactions, int users, int perUser) {
        this.transactions = transactions;
        this.users = Stream.generate(Ids::next).limit(users).toList();
        this.perUser = perUser;
    }

    /** Starts the writers; they go on, whatever happens to their transactions, until each user has all numbers. */
    List<Thread> start() {
        return users.stream()
                .flatMap(user -> IntStream.range(0, WRITERS_PER_USER)
                        .mapToObj(_ -> Thread.ofVirtual().start(() -> write(user))))
                .toList();
    }

    private void write(UUID user) {
        boolean more = true;
        while (more) {
            try {
                more = publishNext(user).await().atMost(PATIENCE);
            } catch (RuntimeException e) {
                refused.incrementAndGet();
            }
        }
    }

    /** @return whether there is a number left for the next */
    private Uni<Boolean> publishNext(UUID user) {
        return transactions.plain(transaction -> transaction
                .sql("""
                        insert into counter (key, n) values ($1, 0)
                        on conflict (key) do update set n = counter.n + 1 where counter.n < $2 returning n
                        """)
                .execute(Tuple.of(user.toString(), perUser - 1))
                .chain(rows -> {
                    if (rows.size() == 0) {
                        return Uni.createFrom().item(false);
                    }
                    int n = rows.iterator().next().getInteger(0);
                    return transaction.publish(Note.of(user, n)).replaceWith(true);
                }));
    }

    /** How many transactions failed on the way. */
    int refused() {
        return refused.get();
    }

    /** For each user the numbers in the order in which a consumer meets them for the first time. */
    Map<UUID, List<Integer>> firstSightings(KafkaProbe probe) {
        Map<UUID, Set<Integer>> seen = new LinkedHashMap<>();
        users.forEach(user -> seen.put(user, new LinkedHashSet<>()));
        mine(probe).forEach(record -> seen.get(UUID.fromString(record.key())).add(number(record.value())));
        Map<UUID, List<Integer>> inOrder = new LinkedHashMap<>();
        seen.forEach((user, numbers) -> inOrder.put(user, List.copyOf(numbers)));
        return inOrder;
    }

    List<Integer> allNumbers() {
        return IntStream.range(0, perUser).boxed().toList();
    }

    int copies(KafkaProbe probe) {
        return (int) mine(probe).count();
    }

    /** The topic holds what other tests sent, some of it with keys that are nobody's. */
    private Stream<KafkaProbe.Received> mine(KafkaProbe probe) {
        Set<String> keys = users.stream().map(UUID::toString).collect(Collectors.toSet());
        return probe.all("behavior.recorded").stream().filter(record -> keys.contains(record.key()));
    }

    /** Runs the disturbance about every {@code pause}, until the writers are done. */
    static void disturbWhile(List<Thread> writers, Duration pause, Runnable disturbance) throws InterruptedException {
        for (Thread writer : new ArrayList<>(writers)) {
            while (!writer.join(pause.plusMillis(ThreadLocalRandom.current().nextLong(5)))) {
                disturbance.run();
            }
        }
    }

    private static int number(String json) {
        try {
            return EventJson.mapper().readTree(json).at("/attributes/n").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
