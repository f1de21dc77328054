package dev.heartline.testing;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.heartline.stack.infra.Directories;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.stack.infra.KafkaNode;
import dev.heartline.stack.infra.PostgresInstallation;
import dev.heartline.stack.infra.PostgresNode;
import dev.heartline.stack.infra.PostgresServer;

/** Kafka in this JVM and the machine's PostgreSQL, on free ports, in a directory that goes with the JVM. */
record NativeInfrastructure(Path directory, KafkaNode kafka, PostgresNode server) implements Infrastructure {

    static NativeInfrastructure start() {
        var installation = PostgresInstallation.find();
        var directory = TestDirectory.create(installation);
        var ports = FreePort.take(3);
        var kafka = new KafkaNode(directory.resolve("kafka"), ports.get(0), ports.get(1));
        var postgres = new PostgresNode(
                installation,
                directory.resolve("postgres"),
                ports.get(2),
                UUID.randomUUID().toString());

        var postgresStarted = CompletableFuture.runAsync(postgres::start);
        kafka.start();
        postgresStarted.join();
        return new NativeInfrastructure(directory, kafka, postgres);
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void startKafka() {
        kafka.start();
    }

    @Override
    public void stopKafka() {
        kafka.stop();
    }

    @Override
    public PostgresServer postgres() {
        return server;
    }

    @Override
    public void stop() {
        var postgresStopped = CompletableFuture.runAsync(server::stop);
        kafka.stop();
        postgresStopped.join();
        Directories.delete(directory);
    }
}
