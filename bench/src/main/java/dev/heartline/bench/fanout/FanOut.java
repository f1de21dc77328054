package dev.heartline.bench.fanout;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.heartline.bench.limits.BareLimits;
import dev.heartline.bench.load.Callers;
import dev.heartline.bench.load.Latencies;
import dev.heartline.carrier.conversation.Conversation;
import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.carrier.transcript.Transcript;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.SimulatedNetwork;
import dev.heartline.driver.TranscriptFile;

/** {@code ./heartline bench fan-out} */
@Command(
        name = "fan-out",
        description =
                "Drives calls through the simulated network and measures, for each, the time from hang-up to its last"
                        + " effect (memories and summary, and the reward decision), and beside it what the bare parts of this machine"
                        + " can do. Its callers, all named Bench, stay among the users; ./heartline down --wipe forgets them.",
        mixinStandardHelpOptions = true)
public final class FanOut implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** With what is not measured, such as the text of a reward. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Option(names = "--rate", defaultValue = "1", description = "Calls begun per second. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--concurrent",
            defaultValue = "200",
            description = "Calls at once at most. Default: ${DEFAULT-VALUE}")
    private int concurrent;

    @Option(names = "--duration", defaultValue = "60", description = "Seconds. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "15",
            description = "Seconds before anything counts. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--transcripts", paramLabel = "FILE", description = "CSV of conversations; else the written ones.")
    private Path transcripts;

    @Option(names = "--no-limits", description = "Leave the bare parts out.")
    private boolean noLimits;

    private final AtomicInteger failed = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final BooleanSupplier over;

    public FanOut() {
        this.over = () -> false;
    }

    /**
     * A load for something else to be measured under: it warms nothing up, leaves the bare parts out and goes on until it is told.
     *
     * @param rate calls begun per second
     * @param over whether no more calls are to begin
     */
    public FanOut(double rate, BooleanSupplier over) {
        this.rate = rate;
        this.over = over;
        this.concurrent = 100;
        this.seconds = (int) Duration.ofHours(2).toSeconds();
        this.noLimits = true;
    }

    /** Returns when the first call has begun, or will never begin. */
    public void awaitBegun() throws InterruptedException {
        begun.await();
    }

    @Override
    public Integer call() throws Exception {
        try {
            return run();
        } finally {
            begun.countDown();
        }
    }

    private int run() throws Exception {
        var system = RunningSystem.fromEnvironment();
        List<Transcript> conversations = read();
        var callers = new Callers(Math.clamp(total(), 1, 2 * concurrent));
        System.out.printf("introducing %d callers%n", callers.all().size());
        try (var host = new HostApplication(system)) {
            callers.introduce(host);
        }
        for (Service service : Service.values()) {
            callers.awaitIn(system, service);
        }
        List<CallRun> runs;
        Instant began;
        try (var observer = new Observer(system)) {
            began = Instant.now();
            runs = drive(new SimulatedNetwork(system), conversations, callers, observer);
            awaitEffects(runs);
        }
        boolean complete = report(system, runs, Duration.between(began, Instant.now()));
        if (!noLimits) {
            System.out.println("measuring the bare parts, PostgreSQL and Kafka, some seconds each");
            BareLimits.measure(system).print(System.out);
        }
        return complete ? 0 : 1;
    }

    private int total() {
        return (int) Math.round(rate * (warmUp + seconds));
    }

    private List<CallRun> drive(
            SimulatedNetwork network, List<Transcript> conversations, Callers callers, Observer observer)
            throws InterruptedException {
        List<CallRun> runs = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        var slots = new Semaphore(concurrent);
        long start = System.nanoTime();
        int total = total();
        for (int n = 0; n < total && !over.getAsBoolean(); n++) {
            begun.countDown();
            long due = start + (long) (n * 1e9 / rate);
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            slots.acquire();
            boolean counted = n >= rate * warmUp;
            Transcript transcript = conversations.get(n % conversations.size());
            Callers.Caller caller = callers.take();
            threads.add(Thread.ofVirtual().start(() -> {
                var run = new CallRun(caller, counted);
                try {
                    place(network, transcript, run, observer);
                    runs.add(run);
                } catch (RuntimeException e) {
                    failed.incrementAndGet();
                    System.err.println("a call failed: " + e.getMessage());
                } finally {
                    slots.release();
                }
                awaitEffects(List.of(run));
                callers.giveBack(caller);
            }));
            if (n % Math.max(1, (int) (rate * 10)) == 0) {
                System.out.printf("  %3d s  %d calls begun%n", (System.nanoTime() - start) / 1_000_000_000L, n);
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return runs;
    }

    private static void place(SimulatedNetwork network, Transcript transcript, CallRun run, Observer observer) {
        observer.watch(run);
        String sid = network.call(run.caller.phone(), transcript.script(0), Optional.empty());
        JsonNode call = network.whenDone(sid, LIMIT);
        run.callSid = call.get("callSid").asText();
        if (!call.hasNonNull("hungUpAt") || !call.hasNonNull("answeredAt")) {
            throw new IllegalStateException("call %s ended as %s"
                    .formatted(run.callSid, call.path("state").asText()));
        }
        run.hungUp = Instant.ofEpochMilli(call.get("hungUpAt").asLong());
    }

    private static void awaitEffects(List<CallRun> runs) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline && !runs.stream().allMatch(CallRun::done)) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private boolean report(RunningSystem system, List<CallRun> runs, Duration took) {
        var completed = new Latencies();
        var remembered = new Latencies();
        var decided = new Latencies();
        var last = new Latencies();
        runs.stream().filter(run -> run.counted && run.done()).forEach(run -> {
            completed.add(Duration.between(run.hungUp, run.completedAt));
            remembered.add(Duration.between(run.hungUp, run.rememberedAt));
            decided.add(Duration.between(run.hungUp, run.decidedAt));
            last.add(Duration.between(run.hungUp, run.lastEffect()));
        });
        long open = runs.stream().filter(run -> !run.done()).count();
        System.out.println();
        System.out.printf(
                "%d calls in %d s (%.2f/s asked, %.2f/s done), %d failed, %d without all effects%n",
                runs.size(), took.toSeconds(), rate, runs.size() / (took.toMillis() / 1e3), failed.get(), open);
        System.out.println("from hang-up to           (seen from outside, after the commit)");
        System.out.println("  call.completed          " + completed);
        System.out.println("  memories and summary    " + remembered);
        System.out.println("  decision                " + decided);
        System.out.println("  last effect             " + last);
        var verification = Verification.settled(
                system, runs.stream().map(run -> run.callSid).toList(), PATIENCE);
        System.out.println("in the tables             " + verification);
        System.out.println();
        return verification.passed() && failed.get() == 0 && open == 0;
    }

    private List<Transcript> read() {
        return transcripts == null
                ? Conversations.all().stream().map(Conversation::transcript).toList()
                : new TranscriptFile(transcripts).read();
    }
}
