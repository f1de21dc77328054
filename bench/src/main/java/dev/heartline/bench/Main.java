package dev.heartline.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.heartline.bench.demo.Demo;
import dev.heartline.bench.fanout.FanOut;

/** What the launcher runs for {@code demo} and {@code bench}. */
@Command(
        name = "heartline",
        subcommands = {Demo.class, FanOut.class},
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(failure.getMessage());
                    if (System.getenv("HEARTLINE_DEBUG") != null) {
                        failure.printStackTrace(command.getErr());
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }
}
