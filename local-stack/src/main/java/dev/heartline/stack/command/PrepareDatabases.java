package dev.heartline.stack.command;

import picocli.CommandLine.Command;

import dev.heartline.stack.infra.Databases;
import dev.heartline.stack.settings.StackSettings;

/** What a stack of containers runs once its PostgreSQL is there. */
@Command(
        name = "databases",
        hidden = true,
        description =
                "Creates the role and the database of each service where they are missing, and sets the passwords.",
        mixinStandardHelpOptions = true)
final class PrepareDatabases implements Runnable {

    @Override
    public void run() {
        var settings = StackSettings.of(System.getenv());
        new Databases(settings.postgres()).prepare(settings.databases());
        System.out.println(settings.postgres() + " has " + settings.databases().size() + " databases");
    }
}
