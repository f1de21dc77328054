package dev.heartline.stack.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.heartline.stack.LocalStack;
import dev.heartline.stack.process.Program;
import dev.heartline.stack.process.Supervisor.State;
import dev.heartline.stack.settings.StackSettings;

@Command(
        name = "status",
        description =
                "Shows each process: whether it runs and is healthy, its pid and its ports. Exit code 1 unless all are ready.",
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {

    private static final String ROW = "%-19s %-9s %8s  %-19s %s%n";

    @Option(names = "--lag", description = "also show what each consumer group has yet to read")
    private boolean lag;

    @Override
    public Integer call() {
        var settings = StackSettings.of(System.getenv());
        var stack = new LocalStack(settings, System.out::println);
        boolean allReady = true;
        System.out.printf(ROW, "PROCESS", "STATE", "PID", "PORTS", "UP FOR");
        for (var program : stack.programs()) {
            var state = stack.state(program);
            allReady &= state instanceof State.Running running && running.ready();
            show(program, state);
        }
        if (lag) {
            System.out.println();
            new ConsumerLag(settings.bootstrapServers()).read().forEach(System.out::println);
        }
        return allReady ? 0 : 1;
    }

    private static void show(Program program, State state) {
        var ports = program.listens().stream()
                .map(listening -> String.valueOf(listening.port()))
                .collect(Collectors.joining(" "));
        switch (state) {
            case State.Stopped() -> System.out.printf(ROW, program.name(), "stopped", "", ports, "");
            case State.Crashed() -> System.out.printf(ROW, program.name(), "crashed", "", ports, "");
            case State.Running(long pid, Duration since, boolean ready) ->
                System.out.printf(ROW, program.name(), ready ? "ready" : "not ready", pid, ports, inWords(since));
        }
    }

    private static String inWords(Duration time) {
        if (time.toHours() > 0) {
            return "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
                : time.toSeconds() + " s";
    }
}
