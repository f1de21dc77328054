package dev.heartline.driver;

import picocli.CommandLine;

/** How the commands that drive the system tell of a failure: in a sentence; with HEARTLINE_DEBUG set, with its stack. */
public final class Commands {

    private Commands() {}

    public static CommandLine of(Object commands) {
        return new CommandLine(commands).setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage());
            if (System.getenv("HEARTLINE_DEBUG") != null) {
                failure.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
    }
}
