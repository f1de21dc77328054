package dev.heartline.stack.command;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import dev.heartline.stack.settings.SecretFiles;
import dev.heartline.stack.settings.StackSettings;

/** What a stack of containers runs first. */
@Command(
        name = "hand-out-secrets",
        hidden = true,
        description = "Writes the secrets of each part of the stack as files, and makes those that are missing.",
        mixinStandardHelpOptions = true)
final class HandOutSecrets implements Runnable {

    @Parameters(paramLabel = "DIRECTORY", description = "gets a directory for each part of the stack")
    private Path directory;

    @Override
    public void run() {
        new SecretFiles(StackSettings.of(System.getenv())).writeTo(directory);
    }
}
