package dev.heartline.bench.live;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.heartline.bench.load.Callers;
import dev.heartline.carrier.conversation.Conversation;
import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.carrier.transcript.Transcript;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.SimulatedNetwork;
import dev.heartline.driver.TranscriptFile;
import dev.heartline.stack.settings.StackSettings;

/** {@code ./heartline bench live-calls} */
@Command(
        name = "live-calls",
        description =
                "Holds many calls at once through the simulated network and measures how soon the coach's first words come"
                        + " after the caller's, early and late in a call and by what they wait for. Fails where a call fails,"
                        + " a reply is lost or the network had a problem. The callers, all named Bench, stay among the users;"
                        + " ./heartline down --wipe forgets them.",
        mixinStandardHelpOptions = true)
public final class LiveCalls implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    @Option(names = "--calls", defaultValue = "200", description = "Calls at once. Default: ${DEFAULT-VALUE}")
    private int calls;

    @Option(
            names = "--time-scale",
            defaultValue = "0.1",
            description = "Factor on the callers' pauses: 1 is as they spoke, 0 without any, which measures what the"
                    + " machine can do rather than how soon it answers. Default: ${DEFAULT-VALUE}")
    private double timeScale;

    @Option(names = "--transcripts", paramLabel = "FILE", description = "CSV of conversations; else the written ones.")
    private Path transcripts;

    @Spec
    private CommandSpec spec;

    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger problems = new AtomicInteger();

    @Override
    public Integer call() throws Exception {
        if (calls < 1) {
            throw new ParameterException(spec.commandLine(), "--calls is a number from 1");
        }
        if (!(timeScale >= 0) || Double.isInfinite(timeScale)) {
            throw new ParameterException(spec.commandLine(), "--time-scale is a number from 0");
        }
        List<Transcript> conversations = read();
        var system = RunningSystem.fromEnvironment();
        var callers = new Callers(calls);
        System.out.printf("introducing %d callers%n", calls);
        try (var host = new HostApplication(system)) {
            callers.introduce(host);
        }
        callers.awaitIn(system, Service.CALL);
        var firstWords = new FirstWords();
        var stages = new ReplyStages(metricsOfCallService());
        stages.begin();
        var began = Instant.now();
        double load;
        try (var machine = new MachineLoad()) {
            hold(new SimulatedNetwork(system), conversations, callers, firstWords);
            load = machine.percent();
        }
        System.out.printf(
                "%n%d calls at once in %d s, %d failed, %d answers, %d lost, %d problems of the network;"
                        + " the machine's processors were %.0f %% busy%n",
                calls,
                Duration.between(began, Instant.now()).toSeconds(),
                failed.get(),
                firstWords.count(),
                firstWords.lost(),
                problems.get(),
                load);
        System.out.println("from the caller's words to the coach's first (as the network saw it)");
        firstWords.print(System.out);
        stages.end(System.out);
        return failed.get() == 0 && firstWords.lost() == 0 && problems.get() == 0 ? 0 : 1;
    }

    private void hold(SimulatedNetwork network, List<Transcript> conversations, Callers callers, FirstWords firstWords)
            throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int n = 0; n < calls; n++) {
            var transcript = conversations.get(n % conversations.size());
            var phone = callers.all().get(n).phone();
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    var call = hold(network, transcript, phone);
                    call.path("problems").forEach(problem -> {
                        problems.incrementAndGet();
                        System.err.println("the network had a problem: " + problem.asText());
                    });
                    synchronized (firstWords) {
                        firstWords.add(call);
                    }
                } catch (RuntimeException e) {
                    failed.incrementAndGet();
                    System.err.println("a call failed: " + e.getMessage());
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private static URI metricsOfCallService() {
        var stack = StackSettings.of(System.getenv());
        return URI.create(stack.url(dev.heartline.stack.settings.Service.CALL.managementPort()) + "/q/metrics");
    }

    private JsonNode hold(SimulatedNetwork network, Transcript transcript, String phone) {
        var sid = network.call(phone, transcript.script(timeScale), Optional.empty());
        var call = network.whenDone(sid, LIMIT);
        if (!call.hasNonNull("answeredAt") || !call.hasNonNull("hungUpAt")) {
            throw new IllegalStateException("it ended as " + call.path("state").asText());
        }
        return call;
    }

    private List<Transcript> read() {
        return transcripts == null
                ? Conversations.all().stream().map(Conversation::transcript).toList()
                : new TranscriptFile(transcripts).read();
    }
}
