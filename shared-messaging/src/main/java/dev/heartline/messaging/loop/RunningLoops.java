package dev.heartline.messaging.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;

/**
 * The loops of this process that were started and not stopped. A loop enters by starting, so that none can be forgotten:
 * each has {@code heartline.loop.runs}, {@code heartline.loop.failures} and {@code heartline.loop.age} (seconds since a step
 * last ended well), by the tag {@code loop}.
 */
public final class RunningLoops {

    private static final Map<LoopRecord, Entry> ENTRIES = new ConcurrentHashMap<>();

    private RunningLoops() {}

    private record Entry(Supplier<List<LoopRecord.Worker>> workers, List<Meter> meters) {}

    static void add(LoopRecord loop, Supplier<List<LoopRecord.Worker>> workers) {
        List<Meter> meters = List.of(
                FunctionCounter.builder("heartline.loop.runs", loop, LoopRecord::runs)
                        .description("Steps that ended well")
                        .tag("loop", loop.name())
                        .register(Metrics.globalRegistry),
                FunctionCounter.builder("heartline.loop.failures", loop, LoopRecord::failures)
                        .description("Steps that failed and came again")
                        .tag("loop", loop.name())
                        .register(Metrics.globalRegistry),
                Gauge.builder("heartline.loop.age", loop, it -> it.age().toMillis() / 1_000.0)
                        .description("Since a step last ended well")
                        .baseUnit("seconds")
                        .tag("loop", loop.name())
                        .register(Metrics.globalRegistry));
        ENTRIES.put(loop, new Entry(workers, meters));
    }

    static void remove(LoopRecord loop) {
        Optional.ofNullable(ENTRIES.remove(loop))
                .ifPresent(entry -> entry.meters().forEach(Metrics.globalRegistry::remove));
    }

    public static List<String> names() {
        return ENTRIES.keySet().stream()
                .map(LoopRecord::name)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The loops that make no progress any more, each with the reason: a thread of it has ended, or a step has been going on for
     * longer than any may.
     */
    public static Map<String, String> stuck(Duration longestStep) {
        Map<String, String> stuck = new ConcurrentHashMap<>();
        ENTRIES.forEach((loop, entry) -> {
            for (LoopRecord.Worker worker : new ArrayList<>(entry.workers().get())) {
                if (!worker.isAlive()) {
                    stuck.put(loop.name(), "a worker has ended");
                } else if (worker.inStep().compareTo(longestStep) > 0) {
                    stuck.put(
                            loop.name(),
                            "a step has been going on for %d s"
                                    .formatted(worker.inStep().toSeconds()));
                }
            }
        });
        return stuck;
    }
}
