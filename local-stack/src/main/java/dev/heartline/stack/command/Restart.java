package dev.heartline.stack.command;

import java.util.Set;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import dev.heartline.stack.LocalStack;
import dev.heartline.stack.settings.StackSettings;

@Command(
        name = "restart",
        description = "Ends parts of the stack as a release would, and starts them again.",
        footer = {"", "Example: ./heartline restart sms"},
        mixinStandardHelpOptions = true)
final class Restart implements Runnable {

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "simulator, call, sms, memory, engagement")
    private Set<String> names;

    @Override
    public void run() {
        new LocalStack(StackSettings.of(System.getenv()), System.out::println).restart(names);
    }
}
