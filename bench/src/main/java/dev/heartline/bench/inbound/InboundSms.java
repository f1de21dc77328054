package dev.heartline.bench.inbound;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;

/** {@code ./heartline bench inbound-sms} */
@Command(
        name = "inbound-sms",
        description =
                "Posts signed texts to sms-service as Twilio does: as many as go through, beside a bare endpoint with one durable"
                        + " insert, and half as many. Then waits until all are understood, and embeds such texts without anything else."
                        + " The senders are nobody's numbers; their texts are forgotten afterwards.",
        mixinStandardHelpOptions = true)
public final class InboundSms implements Callable<Integer> {

    private static final Duration UNDERSTANDING_LIMIT = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec;

    @Option(names = "--connections", defaultValue = "32", description = "Posts at once. Default: ${DEFAULT-VALUE}")
    private int connections;

    @Option(names = "--duration", defaultValue = "20", description = "Seconds of each part. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "Seconds before anything counts. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(
            names = "--quiet-machine",
            description =
                    "Nothing else runs here: the exit code judges the aims as well, and not only that no text is lost.")
    private boolean quietMachine;

    private final AtomicLong numbers = new AtomicLong();

    @Override
    public Integer call() throws Exception {
        if (connections < 1 || connections > 500) {
            throw new ParameterException(spec.commandLine(), "--connections is a number from 1 to 500");
        }
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--duration is a number from 1");
        }
        var system = RunningSystem.fromEnvironment();
        try (var tables = Tables.of(system, Service.SMS);
                var door = Door.ofService(system.url(Service.SMS))) {
            forget(system);
            try {
                return run(system, tables, door) ? 0 : 1;
            } finally {
                forget(system);
            }
        }
    }

    private boolean run(RunningSystem system, Tables tables, Door door) throws Exception {
        var time = Duration.ofSeconds(seconds);
        System.out.printf("warming up for %d s%n", warmUp);
        var warming = Load.closed(door, connections, Duration.ofSeconds(warmUp), numbers);
        awaitUnderstood(tables);

        var bare = bare(system, time);
        System.out.println("a bare endpoint, one durable insert     " + bare);
        var most = Load.closed(door, connections, time, numbers);
        System.out.println("texts acknowledged, as many as go       " + most);
        System.out.printf(
                "  of the bare endpoint                  %.0f %%%n", 100 * most.perSecond() / bare.perSecond());
        double understood = awaitUnderstood(tables);
        var half = Load.open(door, most.perSecond() / 2, time, numbers);
        System.out.println("texts acknowledged, at half of that     " + half);
        awaitUnderstood(tables);
        double embedded = embeddingsPerSecond(time);
        System.out.printf("texts understood, nobody posting        %,.0f/s%n", understood);
        System.out.printf("texts embedded, and nothing else        %,.0f/s%n", embedded);
        System.out.printf("  of the bare embedding                 %.0f %%%n", 100 * understood / embedded);
        long acknowledged = warming.latencies().count()
                + most.latencies().count()
                + half.latencies().count();
        long stored = tables.count("select count(*) from sms_messages where from_phone = any(?)", senders());
        System.out.printf("%,d acknowledged, %,d stored%n", acknowledged, stored);
        var verdict = new InboundVerdict(
                most.perSecond() / bare.perSecond(), half.latencies().percentile(99), understood / embedded);
        verdict.missed().forEach(aim -> System.out.println("not reached: " + aim));
        // One whose answer was lost may be stored all the same, and none is stored twice.
        return stored >= acknowledged
                && stored <= acknowledged + warming.failed()
                && most.failed() + half.failed() == 0
                && (!quietMachine || verdict.missed().isEmpty());
    }

    private Load bare(RunningSystem system, Duration time) throws Exception {
        try (var endpoint = new BareEndpoint(system);
                var door = new Door(endpoint.address())) {
            Load.closed(door, connections, Duration.ofSeconds(Math.min(5, warmUp)), new AtomicLong());
            return Load.closed(door, connections, time, new AtomicLong());
        }
    }

    /** How many a second were understood since nobody posts; waits until all are. */
    private static double awaitUnderstood(Tables tables) throws InterruptedException {
        long began = System.nanoTime();
        long before = waiting(tables);
        while (waiting(tables) > 0) {
            if (System.nanoTime() - began > UNDERSTANDING_LIMIT.toNanos()) {
                throw new IllegalStateException("the texts are not understood; see ./heartline status");
            }
            Thread.sleep(20);
        }
        return before / ((System.nanoTime() - began) / 1e9);
    }

    private static long waiting(Tables tables) {
        return tables.count("""
                select count(*) from sms_messages
                where direction = 'inbound' and understood_at is null and unreadable_at is null
                """);
    }

    private double embeddingsPerSecond(Duration time) throws InterruptedException {
        var embedder = new BgeSmallEmbedder(1);
        embedder.embed("Loads the model.");
        var embedded = new AtomicLong();
        var threads = new ArrayList<Thread>();
        long began = System.nanoTime();
        for (int n = 0; n < Runtime.getRuntime().availableProcessors(); n++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() - began < time.toNanos()) {
                    embedder.embed(SampleTexts.of(embedded.getAndIncrement()));
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return embedded.get() / ((System.nanoTime() - began) / 1e9);
    }

    private static List<String> senders() {
        return IntStream.range(0, Door.SENDERS).mapToObj(Door::sender).toList();
    }

    private static void forget(RunningSystem system) throws SQLException {
        try (var connection = Tables.connect(system, Service.SMS);
                var delete = connection.prepareStatement("delete from sms_messages where from_phone = any(?)")) {
            delete.setArray(1, connection.createArrayOf("text", senders().toArray()));
            delete.executeUpdate();
        }
    }
}
