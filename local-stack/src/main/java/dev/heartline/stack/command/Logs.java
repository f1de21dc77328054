package dev.heartline.stack.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.heartline.stack.LocalStack;
import dev.heartline.stack.StackException;
import dev.heartline.stack.process.LogFile;
import dev.heartline.stack.settings.StackSettings;

@Command(name = "logs", description = "Shows the last lines of the logs.", mixinStandardHelpOptions = true)
final class Logs implements Runnable {

    private static final int GLANCE_MILLIS = 250;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "of these only: infra, simulator, call, sms, memory, engagement")
    private Set<String> names = Set.of();

    @Option(names = "-f", description = "go on with what is written from now, until Ctrl-C")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", description = "so many lines of each (default ${DEFAULT-VALUE})")
    private int lines = 40;

    @Override
    public void run() {
        var settings = StackSettings.of(System.getenv());
        var stack = new LocalStack(settings, System.out::println);
        var logs = new LinkedHashMap<String, LogFile>();
        stack.select(names)
                .forEach(program ->
                        logs.put(program.name(), new LogFile(settings.home().log(program.name()))));

        logs.forEach((name, log) -> print(logs, name, log.last(lines)));
        while (follow) {
            pause();
            logs.forEach((name, log) -> print(logs, name, log.added()));
        }
    }

    /** Lines of several logs say whose they are. */
    private static void print(Map<String, LogFile> logs, String name, List<String> lines) {
        var prefix = logs.size() == 1 ? "" : "%-18s | ".formatted(name);
        lines.forEach(line -> System.out.println(prefix + line));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
