package dev.heartline.bench.memory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.heartline.bench.load.Micros;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.Http;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;
import dev.heartline.events.UserProfile;
import dev.heartline.stack.access.AccessTokens;

/** {@code ./heartline bench memory-scale} */
@Command(
        name = "memory-scale",
        description =
                "Fills the table of memories step by step and measures at each: searches and context reads over HTTP of users with few and"
                        + " with many memories, how fast texts are taken in, and what it takes on the disk. The memories are written"
                        + " into the table of the memory-service and forgotten afterwards.",
        mixinStandardHelpOptions = true)
public final class MemoryScale implements Callable<Integer> {

    private static final int WARM_UP = 50;
    private static final int SAMPLE = 10;
    private static final double MEBIBYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec;

    @Option(names = "--memories", defaultValue = "1000000", description = "Of all users. Default: ${DEFAULT-VALUE}")
    private int memories;

    @Option(
            names = "--largest",
            defaultValue = "10000",
            description = "Of the users who have most. Default: ${DEFAULT-VALUE}")
    private int largest;

    @Option(
            names = "--searches",
            defaultValue = "300",
            description = "For each size of user. Default: ${DEFAULT-VALUE}")
    private int searches;

    @Option(
            names = "--texts",
            defaultValue = "300",
            description = "That are taken in at each step. Default: ${DEFAULT-VALUE}")
    private int texts;

    @Option(names = "--keep", description = "Leave the memories in the table.")
    private boolean keep;

    private int told;

    @Override
    public Integer call() throws Exception {
        if (largest < 1 || memories < largest) {
            throw new ParameterException(spec.commandLine(), "--largest is a number from 1 to that of --memories");
        }
        if (searches < 1 || texts < 1) {
            throw new ParameterException(spec.commandLine(), "--searches and --texts are numbers from 1");
        }
        var system = RunningSystem.fromEnvironment();
        var token = new AccessTokens(system.privateKey()).operator(Duration.ofHours(12));
        var http = new Http(system.url(Service.MEMORY), Optional.of(token));
        System.out.printf("embedding %,d sentences%n", Statements.count());
        try (var people = new Population(system, largest);
                var tables = Tables.of(system, Service.MEMORY);
                var host = new HostApplication(system)) {
            try {
                for (int step : steps(people.least())) {
                    grow(people, step);
                    measure(people, http, tables, host);
                }
            } finally {
                if (!keep) {
                    people.forget(progress());
                }
            }
        }
        return 0;
    }

    /** Each size of user once; a tenth; all. */
    private List<Integer> steps(int least) {
        return Stream.of(least, memories / 10, memories)
                .filter(step -> step >= least)
                .sorted()
                .distinct()
                .toList();
    }

    private static void grow(Population people, int step) throws SQLException {
        long began = System.nanoTime();
        people.growTo(step, progress());
        System.out.printf("%n== %,d memories (written in %d s)%n", people.memories(), seconds(began));
        var sizes = people.sizesOnDisk();
        System.out.printf(
                "on the disk: table %,.0f MiB, indexes %,.0f MiB, all %,.0f MiB: %,d bytes a memory, %,d of them index%n",
                sizes.heap() / MEBIBYTE,
                sizes.indexes() / MEBIBYTE,
                sizes.total() / MEBIBYTE,
                sizes.total() / people.memories(),
                sizes.indexes() / people.memories());
    }

    private void measure(Population people, Http http, Tables tables, HostApplication host)
            throws InterruptedException {
        for (int size : people.sizes()) {
            var users = people.some(size, SAMPLE);
            takeIn(users, size, tables, host);
            System.out.printf("users with %,6d: search  %s%n", size, searched(users, http));
            System.out.printf("                   context %s%n", read(users, http));
        }
    }

    /** Also makes the snapshots that are read later. */
    private void takeIn(List<UUID> users, int size, Tables tables, HostApplication host) throws InterruptedException {
        users.forEach(
                user -> host.publish(new UserProfile(user, "Bench", null, "Etc/UTC", "en-US", null, Set.of(), false)));
        long before = memoriesOf(users, tables);
        var sent = new ArrayList<UUID>();
        long began = System.nanoTime();
        for (int n = 0; n < texts; n++) {
            var text =
                    Texts.of(users.get(n % users.size()), told++, Instant.now().truncatedTo(ChronoUnit.MILLIS));
            sent.add(text.id());
            host.tell(text);
        }
        Texts.awaitTaken(sent, tables, PATIENCE);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "users with %,6d: ingest  %.1f texts/s, %.1f new memories/s%n",
                size, texts / seconds, (memoriesOf(users, tables) - before) / seconds);
    }

    private static long memoriesOf(List<UUID> users, Tables tables) {
        return tables.count("select count(*) from ai_episodic_memory where user_id = any(?::uuid[])", users);
    }

    private Micros searched(List<UUID> users, Http http) {
        var took = new Micros();
        for (int n = -WARM_UP; n < searches; n++) {
            var question = Statements.asked(n) + (n < 0 ? "" : " Number " + n + ".");
            var path = "/users/%s/search?q=%s"
                    .formatted(
                            users.get(Math.floorMod(n, users.size())),
                            URLEncoder.encode(question, StandardCharsets.UTF_8));
            time(() -> http.exchange("GET", path, null), n >= 0 ? took : new Micros());
        }
        return took;
    }

    private Micros read(List<UUID> users, Http http) {
        var took = new Micros();
        for (int n = -WARM_UP; n < searches; n++) {
            var path = "/users/%s/context".formatted(users.get(Math.floorMod(n, users.size())));
            time(() -> http.exchange("GET", path, null), n >= 0 ? took : new Micros());
        }
        return took;
    }

    private static void time(Runnable what, Micros took) {
        long began = System.nanoTime();
        what.run();
        took.add(Duration.ofNanos(System.nanoTime() - began));
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private static Population.Progress progress() {
        return new Population.Progress() {
            @Override
            public void at(int memories) {
                System.out.printf("  %,d memories%n", memories);
            }

            @Override
            public void note(String words) {
                System.out.println("  " + words);
            }
        };
    }
}
