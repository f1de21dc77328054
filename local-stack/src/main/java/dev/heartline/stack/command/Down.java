package dev.heartline.stack.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.heartline.stack.LocalStack;
import dev.heartline.stack.settings.StackSettings;

@Command(
        name = "down",
        description = "Stops everything that 'up' started. Data stays.",
        mixinStandardHelpOptions = true)
final class Down implements Runnable {

    @Option(
            names = "--wipe",
            description = "delete all data, secrets, keys and logs of this stack as well; what was built stays")
    private boolean wipe;

    @Override
    public void run() {
        var settings = StackSettings.of(System.getenv());
        var stack = new LocalStack(settings, System.out::println);
        if (wipe) {
            stack.wipe();
            System.out.println("deleted the data in " + settings.home().data());
            settings.home()
                    .built()
                    .ifPresent(built -> System.out.println(
                            "What was built stays, so that the next start is quick. To remove it, too: rm -rf "
                                    + built));
        } else {
            stack.down();
        }
    }
}
