package dev.heartline.stack.command;

import picocli.CommandLine.Command;

import dev.heartline.stack.settings.StackSettings;

@Command(
        name = "env",
        description =
                "Prints the addresses and passwords of this stack as shell commands: eval \"$(./heartline env)\".",
        mixinStandardHelpOptions = true)
final class Environment implements Runnable {

    @Override
    public void run() {
        StackSettings.of(System.getenv())
                .observerEnvironment()
                .forEach((name, value) ->
                        System.out.println("export " + name + "='" + value.replace("'", "'\\''") + "'"));
    }
}
