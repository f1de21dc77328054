package dev.heartline.bench.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.heartline.bench.limits.BareLimits;
import dev.heartline.bench.load.Latencies;
import dev.heartline.driver.EventStream;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.BehaviorKind;

/** {@code ./heartline bench decide} */
@Command(
        name = "decide",
        description =
                "Tells engagement-service of the first lesson of people it knows, which is a milestone and rewarded for certain"
                        + " (but for one in twenty), and measures the time from the event to reward.triggered at a steady rate, and"
                        + " decisions per second when many come at once; and beside it what the bare parts of this machine can do."
                        + " Its users stay; ./heartline down --wipe forgets them.",
        mixinStandardHelpOptions = true)
public final class Decide implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int TELLERS = 8;

    /** Of a holdout of one in twenty all but very few runs leave more than this rewarded. */
    private static final double REWARDED = 0.9;

    @Option(names = "--rate", defaultValue = "50", description = "Events per second. Default: ${DEFAULT-VALUE}")
    private int rate;

    @Option(names = "--duration", defaultValue = "20", description = "Seconds at that rate. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--burst", defaultValue = "3000", description = "Events at once. Default: ${DEFAULT-VALUE}")
    private int burst;

    @Option(names = "--no-limits", description = "Leave the bare parts out.")
    private boolean noLimits;

    @Override
    public Integer call() throws Exception {
        var system = RunningSystem.fromEnvironment();
        var warm = people(rate * 5);
        var steady = people(rate * seconds);
        var many = people(burst);
        boolean complete;
        try (var host = new HostApplication(system);
                var tables = Tables.of(system, Service.ENGAGEMENT);
                var events = new EventStream(system)) {
            introduce(
                    host,
                    tables,
                    Stream.of(warm, steady, many).flatMap(List::stream).toList());
            steadily(host, warm);
            awaitDecisions(tables, warm);
            var told = steadily(host, steady);
            awaitDecisions(tables, steady);
            complete = report(latencies(events, told), steady.size());
            burst(host, tables, many);
        }
        if (!noLimits) {
            System.out.println("measuring the bare parts, PostgreSQL and Kafka, some seconds each");
            BareLimits.measure(system).print(System.out);
        }
        return complete ? 0 : 1;
    }

    private static List<UUID> people(int number) {
        return Stream.generate(Ids::next).limit(number).toList();
    }

    private static void introduce(HostApplication host, Tables tables, List<UUID> people) throws InterruptedException {
        System.out.printf("introducing %,d people%n", people.size());
        atOnce(
                people,
                user -> host.publish(new UserProfile(
                        user, "Bench", null, "Etc/UTC", "en-US", LocalDate.of(1988, 1, 1), Set.of(), false)));
        await(() -> tables.count("select count(*) from user_profile where user_id = any(?::uuid[])", names(people))
                == people.size());
    }

    /** @return when each was told, once Kafka had it */
    private Map<UUID, Instant> steadily(HostApplication host, List<UUID> people) {
        var told = new HashMap<UUID, Instant>();
        long began = System.nanoTime();
        for (int n = 0; n < people.size(); n++) {
            LockSupport.parkNanos(began + (long) (n * 1e9 / rate) - System.nanoTime());
            told.put(people.get(n), Instant.now());
            tell(host, people.get(n));
        }
        return told;
    }

    private static void tell(HostApplication host, UUID user) {
        host.tell(Event.of(
                EventType.BEHAVIOR_RECORDED,
                new BehaviorRecorded(
                        Ids.next(), user, BehaviorKind.LESSON_DONE, Instant.now(), "first steps", Map.of())));
    }

    private static Latencies latencies(EventStream events, Map<UUID, Instant> told) throws InterruptedException {
        // What was decided is on its way: the last ones are given a moment.
        Thread.sleep(2_000);
        var latencies = new Latencies();
        events.seenSince(0).stream()
                .filter(seen -> seen.is(EventType.REWARD_TRIGGERED))
                .forEach(seen -> {
                    var at = told.remove(UUID.fromString(seen.key()));
                    if (at != null) {
                        latencies.add(Duration.between(at, seen.seenAt()));
                    }
                });
        return latencies;
    }

    private boolean report(Latencies latencies, int told) {
        System.out.printf("%n%,d events at %d/s, from the event to reward.triggered%n  %s%n", told, rate, latencies);
        return latencies.count() > REWARDED * told;
    }

    private static void burst(HostApplication host, Tables tables, List<UUID> people) throws InterruptedException {
        long began = System.nanoTime();
        atOnce(people, user -> tell(host, user));
        double toldAfter = (System.nanoTime() - began) / 1e9;
        awaitDecisions(tables, people);
        double decidedAfter = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%,d events at once (told in %.1f s): %,.0f decisions/s%n%n",
                people.size(), toldAfter, people.size() / decidedAfter);
    }

    private static void awaitDecisions(Tables tables, List<UUID> people) throws InterruptedException {
        await(() -> tables.count(
                        "select count(*) from reward_decisions where user_id = any(?::uuid[]) and action = 'milestone'",
                        names(people))
                == people.size());
    }

    private static List<String> names(List<UUID> people) {
        return people.stream().map(UUID::toString).toList();
    }

    private static void atOnce(List<UUID> people, Consumer<UUID> task) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(TELLERS)) {
            var tasks = new ArrayList<Callable<Object>>();
            people.forEach(user -> tasks.add(Executors.callable(() -> task.accept(user))));
            threads.invokeAll(tasks);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("engagement-service does not keep up; see ./heartline status");
            }
            Thread.sleep(20);
        }
    }
}
