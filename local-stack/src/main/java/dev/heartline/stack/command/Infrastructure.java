package dev.heartline.stack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import dev.heartline.stack.LocalStack;
import dev.heartline.stack.StackException;
import dev.heartline.stack.infra.InfrastructureException;
import dev.heartline.stack.infra.LocalInfrastructure;
import dev.heartline.stack.settings.StackSettings;

/** The process that 'up' starts in the background: it holds Kafka and PostgreSQL until it is told to end. */
@Command(name = "infrastructure", hidden = true)
final class Infrastructure implements Runnable {

    @Parameters(paramLabel = "MARK", description = "the file that says that everything is ready")
    private Path mark;

    @Override
    public void run() {
        var settings = StackSettings.of(System.getenv());
        var infrastructure = new LocalStack(settings, System.out::println).infrastructure();
        Runtime.getRuntime().addShutdownHook(new Thread(infrastructure::close, "stop"));
        infrastructure.start();
        infrastructure.prepare(settings.databases());
        try {
            Files.writeString(mark, "ready\n");
            System.out.println("Kafka at " + settings.bootstrapServers() + " and PostgreSQL are ready");
            while (true) {
                TimeUnit.SECONDS.sleep(1);
                mend(infrastructure);
            }
        } catch (IOException e) {
            throw new StackException("cannot write " + mark, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What can't be mended now may be the next time. */
    private static void mend(LocalInfrastructure infrastructure) {
        try {
            infrastructure.mend();
        } catch (InfrastructureException e) {
            System.out.println(e.getMessage());
        }
    }
}
