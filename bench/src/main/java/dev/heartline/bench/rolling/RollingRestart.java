package dev.heartline.bench.rolling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.heartline.bench.fanout.FanOut;
import dev.heartline.stack.settings.Service;

/** {@code ./heartline bench rolling-restart} */
@Command(
        name = "rolling-restart",
        description =
                "In containers, two replicas of each service behind a door: restarts every replica of every service, one after the"
                        + " other, as a release does, while people call. Then looks whether every call has all its effects once, and"
                        + " what the door answered meanwhile. Fails where a call was lost or doubled, or anything was answered with 5xx.",
        mixinStandardHelpOptions = true)
public final class RollingRestart implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Option(names = "--rate", defaultValue = "0.5", description = "Calls begun per second. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--settle",
            defaultValue = "10",
            description = "Seconds of calls before the first and after the last restart. Default: ${DEFAULT-VALUE}")
    private int settle;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (rate <= 0 || settle < 0) {
            throw new ParameterException(spec.commandLine(), "--rate is a number above 0, --settle one from 0");
        }
        var project = System.getenv().getOrDefault("COMPOSE_PROJECT_NAME", "heartline");
        var replicas = replicas(project);
        var door = new Door(Docker.containers(project, "door").getFirst());
        var before = door.log();
        var over = new AtomicBoolean();
        var load = new FanOut(rate, over::get);
        boolean held;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = CompletableFuture.supplyAsync(() -> held(load), threads);
            try {
                load.awaitBegun();
                Thread.sleep(Duration.ofSeconds(settle));
                for (var service : Service.values()) {
                    for (var replica : replicas.get(service)) {
                        restart(door, replicas, service, replica);
                    }
                }
                Thread.sleep(Duration.ofSeconds(settle));
            } finally {
                over.set(true);
            }
            held = calls.join();
        }
        return report(door.log().since(before)) && held ? 0 : 1;
    }

    private Map<Service, List<String>> replicas(String project) {
        var found = new EnumMap<Service, List<String>>(Service.class);
        for (var service : Service.values()) {
            var containers = Docker.containers(project, service.moduleName());
            if (containers.size() < 2) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s has %d replicas; ./heartline bench rolling-restart starts two of each"
                                .formatted(service.moduleName(), containers.size()));
            }
            found.put(service, containers);
        }
        return found;
    }

    private static boolean held(FanOut load) {
        try {
            return load.call() == 0;
        } catch (Exception e) {
            System.err.println("the calls ended early: " + e);
            return false;
        }
    }

    /** As Kubernetes does: out of the gateway's sight, drained, stopped, started, and back when it is ready. */
    private static void restart(Door door, Map<Service, List<String>> replicas, Service service, String replica)
            throws InterruptedException {
        var began = Instant.now();
        var others = new ArrayList<>(replicas.get(service));
        others.remove(replica);
        var ready = new EnumMap<>(replicas);
        ready.put(service, others);
        door.lead(ready);
        if (service == Service.CALL) {
            Docker.say("exec", replica, "/opt/heartline/drain");
        } else {
            Thread.sleep(Duration.ofSeconds(10));
        }
        var drained = Instant.now();
        Docker.say("stop", "--time", "60", replica);
        var stopped = Instant.now();
        Docker.say("start", replica);
        awaitHealthy(replica);
        door.lead(replicas);
        System.out.printf(
                "  %s %s: drained in %d s, stopped in %.1f s, ready after %d s%n",
                service.moduleName(),
                replica,
                Duration.between(began, drained).toSeconds(),
                Duration.between(drained, stopped).toMillis() / 1e3,
                Duration.between(stopped, Instant.now()).toSeconds());
    }

    private static void awaitHealthy(String replica) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!Docker.say("inspect", "--format", "{{.State.Health.Status}}", replica)
                .equals("healthy")) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "%s is not ready after %s; see docker logs %s".formatted(replica, PATIENCE, replica));
            }
            Thread.sleep(500);
        }
    }

    private static boolean report(DoorLog log) {
        System.out.printf("the door answered %d requests: %s%n", log.answers().size(), log.byStatus());
        log.failures().forEach(answer -> System.out.println("  FAILED " + answer));
        return log.failures().isEmpty();
    }
}
