package dev.heartline.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.heartline.bench.demo.Demo;
import dev.heartline.bench.fanout.FanOut;
import dev.heartline.bench.live.LiveCalls;

/** What the launcher runs for {@code demo} and {@code bench}. */
@Command(
        name = "./heartline",
        description = "Drives the running system from outside.",
        subcommands = {Demo.class, Main.Bench.class},
        mixinStandardHelpOptions = true)
public final class Main {

    /** {@code ./heartline bench} */
    @Command(
            name = "bench",
            description = "Measures the running system.",
            synopsisSubcommandLabel = "MEASUREMENT",
            subcommands = {FanOut.class, LiveCalls.class},
            mixinStandardHelpOptions = true)
    static final class Bench {}

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commands().execute(arguments));
    }

    static CommandLine commands() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage());
            if (System.getenv("HEARTLINE_DEBUG") != null) {
                failure.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
    }
}
