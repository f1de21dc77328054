package dev.heartline.testing;

import dev.heartline.stack.infra.PostgresServer;

/** A Kafka and a PostgreSQL that run for the tests of one JVM. */
interface TestServers {

    String bootstrapServers();

    void startKafka();

    void stopKafka();

    PostgresServer postgres();

    void restartPostgres();

    void stop();

    /** Containers when {@code HEARTLINE_INFRA=containers}, else the servers of this machine. */
    static TestServers start() {
        return "containers".equals(System.getenv("HEARTLINE_INFRA")) ? ContainerServers.start() : NativeServers.start();
    }
}
