package dev.heartline.stack.infra;

import java.util.concurrent.CompletableFuture;

/** Kafka in this JVM, and the PostgreSQL programs of this machine. */
public record NativeInfrastructure(KafkaNode kafka, PostgresNode postgres) implements LocalInfrastructure {

    @Override
    public void start() {
        var postgresStarted = CompletableFuture.runAsync(postgres::start);
        kafka.start();
        postgresStarted.join();
    }

    /** Kafka lives and dies with this process. */
    @Override
    public void mend() {
        postgres.startIfKilled();
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void close() {
        var postgresStopped = CompletableFuture.runAsync(postgres::stop);
        kafka.stop();
        postgresStopped.join();
    }
}
