package dev.heartline.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import dev.heartline.stack.infra.PostgresServer;

/** The same two servers as containers, where a Docker engine is preferred to the programs of the machine. */
record ContainerServers(KafkaContainer kafka, PostgreSQLContainer server) implements TestServers {

    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.1.1");
    private static final DockerImageName POSTGRES =
            DockerImageName.parse("pgvector/pgvector:pg17").asCompatibleSubstituteFor("postgres");

    static ContainerServers start() {
        var kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        var server = new PostgreSQLContainer(POSTGRES).withUsername(PostgresServer.SUPERUSER);
        Startables.deepStart(kafka, server).join();
        return new ContainerServers(kafka, server);
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public void startKafka() {
        kafka.getDockerClient().unpauseContainerCmd(kafka.getContainerId()).exec();
    }

    /** Paused rather than stopped: a container that starts again would be given another port. */
    @Override
    public void stopKafka() {
        kafka.getDockerClient().pauseContainerCmd(kafka.getContainerId()).exec();
    }

    @Override
    public PostgresServer postgres() {
        return new PostgresServer() {
            @Override
            public String jdbcUrl(String database) {
                var port = server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
                return "jdbc:postgresql://" + server.getHost() + ":" + port + "/" + database;
            }

            @Override
            public Connection connect(String database) throws SQLException {
                return DriverManager.getConnection(jdbcUrl(database), server.getUsername(), server.getPassword());
            }
        };
    }

    /** Paused, and everybody is cut off: a container that starts again would be given another port. */
    @Override
    public void restartPostgres() {
        var docker = server.getDockerClient();
        docker.pauseContainerCmd(server.getContainerId()).exec();
        docker.unpauseContainerCmd(server.getContainerId()).exec();
        postgres().terminateSessions(SharedInfrastructure.DATABASE);
    }

    @Override
    public void stop() {
        kafka.stop();
        server.stop();
    }
}
