package dev.heartline.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.heartline.stack.infra.Directories;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.stack.infra.KafkaNode;
import dev.heartline.stack.infra.NativeInfrastructure;
import dev.heartline.stack.infra.PostgresInstallation;
import dev.heartline.stack.infra.PostgresNode;
import dev.heartline.stack.infra.PostgresServer;

/** Kafka in this JVM and the machine's PostgreSQL, on free ports, in a directory that goes with the JVM. */
record NativeServers(Path directory, NativeInfrastructure servers) implements TestServers {

    /** The categories that the broker and its clients log to. */
    static final List<String> BROKER_LOGS = List.of("kafka", "org.apache.kafka", "state.change.logger");

    /** The broker runs in the test's JVM and is to be heard only when something is wrong. Held, lest they be collected. */
    private static final List<Logger> QUIETENED =
            BROKER_LOGS.stream().map(Logger::getLogger).toList();

    static NativeServers start() {
        QUIETENED.forEach(logger -> logger.setLevel(Level.WARNING));
        var installation = PostgresInstallation.find();
        var directory = TestDirectory.create(installation);
        var ports = FreePort.take(3);
        var servers = new NativeInfrastructure(
                new KafkaNode(directory.resolve("kafka"), ports.get(0), ports.get(1)),
                new PostgresNode(
                        installation,
                        directory.resolve("postgres"),
                        ports.get(2),
                        UUID.randomUUID().toString()));
        servers.start();
        return new NativeServers(directory, servers);
    }

    @Override
    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    @Override
    public void startKafka() {
        servers.kafka().start();
    }

    @Override
    public void stopKafka() {
        servers.kafka().stop();
    }

    @Override
    public PostgresServer postgres() {
        return servers.postgres();
    }

    @Override
    public void restartPostgres() {
        servers.postgres().restart();
    }

    @Override
    public void stop() {
        servers.close();
        Directories.delete(directory);
    }
}
