package dev.heartline.stack.command;

import java.util.Set;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.heartline.stack.LocalStack;
import dev.heartline.stack.settings.StackSettings;

@Command(
        name = "up",
        description = "Starts what does not run yet: Kafka, PostgreSQL, the four services and the carrier simulator.",
        mixinStandardHelpOptions = true)
final class Up implements Runnable {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description =
                    "only these, and the infrastructure they need: infra, simulator, call, sms, memory, engagement")
    private Set<String> only = Set.of();

    @Override
    public void run() {
        new LocalStack(StackSettings.of(System.getenv()), System.out::println).up(only);
    }
}
