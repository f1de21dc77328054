package dev.heartline.demo;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.heartline.driver.Commands;

/** What the launcher runs for {@code demo}. */
@Command(
        name = "./heartline",
        description = "Plays the running system.",
        subcommands = Demo.class,
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commands().execute(arguments));
    }

    static CommandLine commands() {
        return Commands.of(new Main());
    }
}
