package dev.heartline.bench.memory;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.heartline.bench.load.Micros;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.stack.access.AccessTokens;

/** {@code ./heartline bench context} */
@Command(
        name = "context",
        description =
                "Reads the coach's snapshots over HTTP at a fixed rate while texts are taken in, and measures how long each takes from when"
                        + " it was due: who waits for an earlier one waits too. Its users stay; ./heartline down --wipe forgets them.",
        mixinStandardHelpOptions = true)
public final class ContextLoad implements Callable<Integer> {

    /** Reads per second of one user: what the service allows, with room. */
    private static final int MOST_OF_ONE = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec;

    @Option(names = "--rate", defaultValue = "1000", description = "Reads per second. Default: ${DEFAULT-VALUE}")
    private int rate;

    @Option(
            names = "--texts",
            defaultValue = "5",
            description = "Texts per second beside it. Default: ${DEFAULT-VALUE}")
    private int texts;

    @Option(names = "--seconds", defaultValue = "60", description = "After ten to warm up. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--users", defaultValue = "500", description = "Who read their own. Default: ${DEFAULT-VALUE}")
    private int users;

    private final AtomicInteger told = new AtomicInteger();

    @Override
    public Integer call() throws Exception {
        if (rate < 1 || seconds < 1 || users < 1 || texts < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--rate, --seconds and --users are numbers from 1, --texts from 0");
        }
        if (rate > users * MOST_OF_ONE) {
            throw new ParameterException(
                    spec.commandLine(), "one user may read %d times a second: more --users".formatted(MOST_OF_ONE));
        }
        var system = RunningSystem.fromEnvironment();
        var people = IntStream.range(0, users)
                .mapToObj(n -> Ids.derived("bench-context", n))
                .toList();
        try (var tables = Tables.of(system, Service.MEMORY);
                var host = new HostApplication(system)) {
            System.out.printf("introducing %,d people with a snapshot each%n", users);
            introduce(people, host, tables);
            System.out.println("warming up");
            run(system, people, host, 10, false);
            System.out.printf("%,d reads/s and %d texts/s for %d s%n", rate, texts, seconds);
            System.out.println(run(system, people, host, seconds, true));
        }
        return 0;
    }

    private void introduce(List<UUID> people, HostApplication host, Tables tables) throws InterruptedException {
        var sent = new ArrayList<UUID>();
        for (var user : people) {
            host.publish(new UserProfile(user, "Bench", null, "Etc/UTC", "en-US", null, Set.of(), false));
            sent.add(tell(host, user));
        }
        Texts.awaitTaken(sent, tables, PATIENCE);
    }

    private UUID tell(HostApplication host, UUID user) {
        var text = Texts.of(user, told.getAndIncrement(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        host.tell(text);
        return text.id();
    }

    private String run(RunningSystem system, List<UUID> people, HostApplication host, int seconds, boolean progress)
            throws InterruptedException {
        var base = system.url(Service.MEMORY);
        var tokens = new AccessTokens(system.privateKey());
        var requests = people.stream()
                .map(user -> HttpRequest.newBuilder(base.resolve("/users/%s/context".formatted(user)))
                        .header("Authorization", "Bearer " + tokens.user(user, Duration.ofHours(1)))
                        .build())
                .toList();
        var took = new Micros();
        var failed = new LongAdder();
        var writing = Thread.ofVirtual().start(() -> write(people, host, seconds));
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var all = new ArrayList<CompletableFuture<Void>>();
            long began = System.nanoTime();
            int reads = rate * seconds;
            for (int n = 0; n < reads; n++) {
                long due = began + n * 1_000_000_000L / rate;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                all.add(read(client, requests.get(n % requests.size()), due, took, failed));
                if (progress && n > 0 && n % (10 * rate) == 0) {
                    System.out.printf("  %d s: %s%n", n / rate, took);
                }
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            double whole = (System.nanoTime() - began) / 1e9;
            writing.join();
            return "%.0f reads/s: %s, %d failed".formatted(reads / whole, took, failed.sum());
        }
    }

    private static CompletableFuture<Void> read(
            HttpClient client, HttpRequest request, long due, Micros took, LongAdder failed) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .handle((answer, failure) -> {
                    if (failure == null && answer.statusCode() == 200) {
                        took.add(Duration.ofNanos(System.nanoTime() - due));
                    } else {
                        failed.increment();
                    }
                    return null;
                });
    }

    private void write(List<UUID> people, HostApplication host, int seconds) {
        long began = System.nanoTime();
        for (int n = 0; n < texts * seconds; n++) {
            long due = began + n * 1_000_000_000L / texts;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            tell(host, people.get(n * 7 % people.size()));
        }
    }
}
