package dev.heartline.stack.process;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.heartline.stack.StackException;
import dev.heartline.stack.settings.StackHome;

/** Starts programs in the background, knows them again in a later run, and stops them. */
public final class Supervisor {

    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(3);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int LINES_SHOWN = 25;
    private static final int LINES_SEARCHED = 500;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final StackHome home;
    private final Consumer<String> progress;

    /** @param progress hears one line for each thing that happens */
    public Supervisor(StackHome home, Consumer<String> progress) {
        this.home = home;
        this.progress = progress;
    }

    /** Where a program stands. */
    public sealed interface State {

        /** Never started, or stopped by us. */
        record Stopped() implements State {}

        /** Started by us, and gone without us. */
        record Crashed() implements State {}

        record Running(long pid, Duration since, boolean ready) implements State {}
    }

    public State state(Program program) {
        var pidFile = pidFile(program);
        return pidFile.running()
                .<State>map(entry -> new State.Running(
                        entry.process().pid(),
                        uptime(entry.process()),
                        program.readiness().isReady()))
                .orElseGet(() -> pidFile.exists() ? new State.Crashed() : new State.Stopped());
    }

    /** Starts those programs that don't run as they should, side by side, and returns when all are ready. */
    public void start(List<Program> programs) {
        var begun = System.nanoTime();
        var awaited = new ArrayList<Program>();
        for (var program : programs) {
            var running = pidFile(program).running();
            var fingerprint = Fingerprint.of(program);
            if (running.isPresent() && !running.get().fingerprint().equals(fingerprint)) {
                progress.accept(program.name() + ": its settings or its build changed, starting it anew");
                stop(List.of(program));
                running = Optional.empty();
            }
            if (running.isPresent() && program.readiness().isReady()) {
                progress.accept(program.name() + ": runs already");
                continue;
            }
            if (running.isEmpty()) {
                launch(program, fingerprint);
            }
            awaited.add(program);
        }
        awaitReady(awaited, begun);
    }

    /** Whether it runs, and ending it takes longer than usual, because it leaves behind what makes the next start quick. */
    public boolean takesLongToStop(Program program) {
        return program.leavesStartCache() && pidFile(program).running().isPresent();
    }

    /**
     * Asks all to end, side by side, and returns when they have; who does not listen is killed.
     *
     * @return whether any of them ran
     */
    public boolean stop(List<Program> programs) {
        var begun = System.nanoTime();
        var stopping = new ArrayList<Program>();
        for (var program : programs) {
            pidFile(program).running().ifPresent(entry -> {
                entry.process().destroy();
                stopping.add(program);
            });
        }
        if (!stopping.isEmpty()) {
            progress.accept("stopping " + names(stopping) + " …");
            awaitEnd(stopping, begun);
        }
        programs.forEach(program -> pidFile(program).delete());
        return !stopping.isEmpty();
    }

    private void awaitEnd(List<Program> programs, long begun) {
        var waiting = new ArrayList<>(programs);
        var deadline = begun + STOP_PATIENCE.toNanos();
        while (!waiting.isEmpty()) {
            for (var program : List.copyOf(waiting)) {
                var running = pidFile(program).running();
                if (running.isEmpty()) {
                    waiting.remove(program);
                    progress.accept("%s: stopped after %.1f s".formatted(program.name(), secondsSince(begun)));
                } else if (System.nanoTime() > deadline) {
                    waiting.remove(program);
                    running.get().process().destroyForcibly();
                    progress.accept(
                            program.name() + ": killed, it did not stop within " + STOP_PATIENCE.toSeconds() + " s");
                }
            }
            pause();
        }
    }

    private void launch(Program program, String fingerprint) {
        program.listens().stream()
                .filter(listening -> !listening.ours())
                .forEach(listening -> requireFree(program, listening));
        if (program.readiness() instanceof Readiness.Marked marked) {
            deleteMark(marked.file());
        }
        var log = new LogFile(home.log(program.name())).begin();
        // In a session of its own, so that Ctrl-C in the terminal does not reach it.
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(program.command());
        var builder = new ProcessBuilder(command)
                .directory(home.data().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(program.environment());
        try {
            var process = builder.start();
            pidFile(program).write(process.toHandle(), fingerprint);
        } catch (IOException e) {
            throw new StackException("cannot start " + program.name(), e);
        }
    }

    private void awaitReady(List<Program> programs, long begun) {
        if (programs.isEmpty()) {
            return;
        }
        progress.accept("starting " + names(programs) + " …");
        var waiting = new ArrayList<>(programs);
        var deadline = begun + START_PATIENCE.toNanos();
        while (!waiting.isEmpty()) {
            for (var program : List.copyOf(waiting)) {
                if (pidFile(program).running().isEmpty()) {
                    throw failed(program, "ended while it was starting");
                }
                if (program.readiness().isReady()) {
                    waiting.remove(program);
                    progress.accept("%s: ready after %.1f s".formatted(program.name(), secondsSince(begun)));
                } else if (System.nanoTime() > deadline) {
                    throw new StackException(
                            "%s runs, and is not ready after %d s. On a slow machine it may still be starting: look with ./heartline status, and give the command again. Its log: %s"
                                    .formatted(program.name(), START_PATIENCE.toSeconds(), home.log(program.name())));
                }
            }
            pause();
        }
    }

    private static String names(List<Program> programs) {
        return programs.stream().map(Program::name).collect(Collectors.joining(", "));
    }

    private StackException failed(Program program, String what) {
        var log = home.log(program.name());
        var lines = String.join("\n  ", new LogFile(log).last(LINES_SHOWN));
        return new StackException("%s %s%s. Its last lines:%n  %s%nAll of it: %s%nAfter mending it: ./heartline up"
                .formatted(program.name(), what, cause(log), lines, log));
    }

    /** The innermost of what it names as causes, if any: its last lines may be far below it. */
    private static String cause(Path log) {
        return new LogFile(log)
                .last(LINES_SEARCHED).stream()
                        .filter(line -> line.startsWith("Caused by: "))
                        .reduce((_, later) -> later)
                        .map(line -> ", " + Character.toLowerCase(line.charAt(0)) + line.substring(1))
                        .orElse("");
    }

    private static void requireFree(Program program, Program.Listening listening) {
        try (var socket = new ServerSocket(listening.port(), 1, InetAddress.getLoopbackAddress())) {
            assert socket.isBound();
        } catch (IOException e) {
            throw new StackException(
                    "port %d, which %s needs, is taken by another program. Choose another: %s=<port> ./heartline up"
                            .formatted(listening.port(), program.name(), listening.variable()));
        }
    }

    private static void deleteMark(Path mark) {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new StackException("cannot delete " + mark, e);
        }
    }

    private PidFile pidFile(Program program) {
        return new PidFile(home.run().resolve(program.name() + ".pid"));
    }

    private static Duration uptime(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(GLANCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted");
        }
    }
}
