package dev.heartline.bench.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.heartline.bench.load.Callers;
import dev.heartline.bench.load.StackHere;
import dev.heartline.driver.EventStream;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.stack.deadletter.LetterBox;
import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.settings.StackSettings;

/** {@code ./heartline bench chaos} */
@Command(
        name = "chaos",
        description =
                "Kills and pauses services, the broker and the databases of this machine at random while people call and text,"
                        + " lets everything recover, and then looks whether every call and text is there once and in order, and"
                        + " nothing is stuck or put aside. The people, all named Bench, stay among the users.",
        mixinStandardHelpOptions = true)
public final class Chaos implements Callable<Integer> {

    @Option(names = "--minutes", defaultValue = "10", description = "How long. Default: ${DEFAULT-VALUE}")
    private int minutes;

    @Option(
            names = "--faults",
            defaultValue = "0",
            description =
                    "How many there must be for the verdict to be that it held; goes on for the minutes in any case."
                            + " Default: ${DEFAULT-VALUE}")
    private int faults;

    @Option(names = "--callers", defaultValue = "8", description = "People at once. Default: ${DEFAULT-VALUE}")
    private int people;

    @Option(
            names = "--seed",
            description =
                    "Of the faults: the same one gives each victim the same faults with the same peace between them."
                            + " Default: another one each time; it is told")
    private Long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        require(minutes >= 1, "--minutes is a number from 1");
        require(people >= 1, "--callers is a number from 1");
        require(faults >= 0, "--faults is a number from 0");
        var settings = StackHere.settings();
        require(
                settings.variable("HEARTLINE_INFRA", "native").equals("native"),
                "chaos is for a stack of processes on this machine, not for one in containers");
        var system = RunningSystem.fromEnvironment();
        long chosen = seed == null ? System.nanoTime() & 0xffffff : seed;
        System.out.printf("%d minutes of faults by seed %d while %d people call and text%n", minutes, chosen, people);
        var callers = new Callers(people);
        try (var host = new HostApplication(system)) {
            callers.introduce(host, noonNow(), Set.of(Channel.CALL, Channel.SMS, Channel.IN_APP));
        }
        for (var service : Service.values()) {
            callers.awaitIn(system, service);
        }
        return rage(settings, system, callers, chosen);
    }

    /** Where it is about noon: they may be texted during the whole run. */
    private static ZoneOffset noonNow() {
        return ZoneOffset.ofHours(12 - Instant.now().atOffset(ZoneOffset.UTC).getHour());
    }

    private int rage(StackSettings settings, RunningSystem system, Callers callers, long chosen)
            throws InterruptedException {
        long lettersBefore = deadLetters(settings);
        var disturbance = new Disturbance(new Machine(settings), chosen);
        var traffic = new Traffic(system);
        var length = Duration.ofMinutes(minutes);
        var began = Instant.now();
        traffic.schedule(callers.all(), length);
        try (var events = new EventStream(system)) {
            var talking = Thread.ofPlatform().start(() -> flow(traffic, callers, length));
            disturbance.rage(length);
            System.out.printf(
                    "%d faults; %s%n%s%n",
                    disturbance.faults(),
                    disturbance.lost().isEmpty() ? "everything runs again" : "NEVER CAME BACK: " + disturbance.lost(),
                    disturbance);
            talking.join();
            var ledger = new Ledger(system, traffic, began);
            var wrong = new TreeMap<>(ledger.settled());
            var seen = events.seen();
            wrong.putAll(ledger.toldWrongly(seen));
            var verdict = new ChaosVerdict(
                    disturbance.faults(),
                    faults,
                    disturbance.lost(),
                    wrong,
                    ledger.disordered(seen),
                    deadLetters(settings) - lettersBefore,
                    traffic.problems());
            disturbance.missed().forEach(fault -> System.out.println("  no fault: " + fault));
            System.out.printf(
                    "%d calls, %d texts%n",
                    traffic.calls().size(),
                    traffic.texts().values().stream().mapToInt(List::size).sum());
            System.out.println(verdict);
            return verdict.held() ? 0 : 1;
        }
    }

    private static void flow(Traffic traffic, Callers callers, Duration length) {
        try {
            traffic.flow(callers.all(), length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long deadLetters(StackSettings settings) {
        var topics = TopicCatalog.load().topics().stream()
                .map(TopicCatalog.Topic::name)
                .filter(name -> name.contains(".dlq."))
                .toList();
        try (var box = LetterBox.open(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
            return box.waiting(topics).size();
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
