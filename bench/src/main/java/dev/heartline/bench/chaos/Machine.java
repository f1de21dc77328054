package dev.heartline.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.heartline.stack.LocalStack;
import dev.heartline.stack.StackException;
import dev.heartline.stack.infra.PostgresHome;
import dev.heartline.stack.infra.PostgresServer;
import dev.heartline.stack.process.Program;
import dev.heartline.stack.process.Supervisor.State;
import dev.heartline.stack.settings.Service;
import dev.heartline.stack.settings.StackSettings;

/** The processes of the stack on this machine, and what is done to them. */
final class Machine {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String INFRASTRUCTURE = "infra";

    private final StackSettings settings;
    private final LocalStack stack;

    Machine(StackSettings settings) {
        this.settings = settings;
        // What it would say of each start is not worth reading among hundreds.
        this.stack = new LocalStack(settings, _ -> {});
    }

    /** Ends them as they stand, and returns when they are gone. */
    void kill(Victim victim) {
        var processes = victim == Victim.DATABASES ? Stream.of(postmaster()) : Stream.of(process(victim));
        processes.forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Has all its processes stand still for a while. */
    void pause(Victim victim, Duration length) {
        var processes = victim == Victim.DATABASES
                ? Stream.concat(Stream.of(postmaster()), postmaster().descendants())
                        .toList()
                : List.of(process(victim));
        try {
            signal("STOP", processes);
            LockSupport.parkNanos(length.toNanos());
        } finally {
            signal("CONT", processes);
        }
    }

    void cutSessions() {
        for (var service : Service.values()) {
            settings.postgres().terminateSessions(service.database());
        }
    }

    /** Starts it again where it has ended, and returns when it works. */
    void recover(Victim victim) {
        if (victim == Victim.DATABASES) {
            // The process that looks after it starts it.
            until(this::databasesAnswer, "PostgreSQL is not back");
        } else {
            // What it needs may be down itself just now, in which case it ends, or isn't ready.
            until(() -> isStarted(program(victim)), victim + " is not back");
        }
    }

    private boolean isStarted(Program program) {
        try {
            stack.supervisor().start(List.of(program));
            return true;
        } catch (StackException e) {
            return false;
        }
    }

    private boolean databasesAnswer() {
        try (var connection = DriverManager.getConnection(
                settings.postgres().jdbcUrl(PostgresServer.SUPERUSER),
                PostgresServer.SUPERUSER,
                settings.secrets().postgresPassword())) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private interface Question {
        boolean ask();
    }

    private static void until(Question question, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise + " after " + PATIENCE.toMinutes() + " minutes");
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private Program program(Victim victim) {
        return stack.select(Set.of(victim.service().map(Service::label).orElse(INFRASTRUCTURE)))
                .getFirst();
    }

    private ProcessHandle process(Victim victim) {
        if (stack.state(program(victim)) instanceof State.Running running) {
            return ProcessHandle.of(running.pid()).orElseThrow();
        }
        throw new IllegalStateException(victim + " does not run");
    }

    private ProcessHandle postmaster() {
        var file = PostgresHome.existing(settings.home().postgres())
                .orElseThrow(() -> new IllegalStateException("there is no PostgreSQL of this stack on this machine"))
                .resolve("postmaster.pid");
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not run", e);
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        var command = Stream.concat(
                        Stream.of("kill", "-" + name), processes.stream().map(process -> String.valueOf(process.pid())))
                .toList();
        try {
            // One that has ended meanwhile is no reason to stop.
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
