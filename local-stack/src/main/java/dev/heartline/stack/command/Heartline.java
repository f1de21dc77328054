package dev.heartline.stack.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.heartline.stack.StackException;
import dev.heartline.stack.infra.InfrastructureException;

/** The root of the commands. */
@Command(
        name = "./heartline",
        description = "Runs the whole of Heartline on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            Up.class,
            Down.class,
            Restart.class,
            Status.class,
            Logs.class,
            Events.class,
            DeadLetterCommand.class,
            Replay.class,
            Token.class,
            Environment.class,
            Infrastructure.class,
            HandOutSecrets.class,
            PrepareTopics.class,
            PrepareDatabases.class
        })
public final class Heartline {

    private Heartline() {}

    /** Runs one command and returns its exit code; what the person at the keyboard can mend is said without a trace. */
    public static int run(String... arguments) {
        return new CommandLine(new Heartline())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // What is to be copied stands on one line.
                .setUsageHelpWidth(120)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    switch (failure) {
                        case StackException said -> command.getErr().println("error: " + said.getMessage());
                        case InfrastructureException said -> command.getErr().println("error: " + said.getMessage());
                        default -> throw failure;
                    }
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(arguments);
    }
}
