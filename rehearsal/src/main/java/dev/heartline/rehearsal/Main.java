package dev.heartline.rehearsal;

import picocli.CommandLine.Command;

import dev.heartline.driver.Commands;

/** What the launcher runs for {@code rehearse}. */
@Command(
        name = "./heartline",
        description = "Rehearses calls.",
        subcommands = Rehearse.class,
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Commands.of(new Main()).execute(arguments));
    }
}
