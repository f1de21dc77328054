package dev.heartline.stack.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;

/**
 * The same two servers as containers with named volumes, for whoever asks for them ({@code HEARTLINE_INFRA=containers}) and
 * has a Docker engine.
 */
public final class ContainerInfrastructure implements LocalInfrastructure {

    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
    private static final String POSTGRES_IMAGE = "pgvector/pgvector:pg17";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private final String name;
    private final int kafkaPort;
    private final int postgresPort;
    private final String superuserPassword;

    /** @param stack keeps two stacks of one machine apart */
    public ContainerInfrastructure(String stack, int kafkaPort, int postgresPort, String superuserPassword) {
        this.name = "heartline-" + UUID.nameUUIDFromBytes(stack.getBytes(StandardCharsets.UTF_8));
        this.kafkaPort = kafkaPort;
        this.postgresPort = postgresPort;
        this.superuserPassword = superuserPassword;
    }

    @Override
    public void start() {
        close();
        run("kafka", "127.0.0.1:" + kafkaPort + ":" + kafkaPort, "/var/lib/kafka/data", kafkaSettings(), KAFKA_IMAGE);
        run(
                "postgres",
                "127.0.0.1:" + postgresPort + ":5432",
                "/var/lib/postgresql/data",
                Map.of("POSTGRES_PASSWORD", superuserPassword),
                POSTGRES_IMAGE);
        awaitPostgres();
        awaitKafka();
    }

    @Override
    public PostgresServer postgres() {
        return new RemotePostgres("127.0.0.1:" + postgresPort, superuserPassword);
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Ends the containers; their named volumes stay. Those without a name, which images ask for, go. */
    @Override
    public void close() {
        clearAway("rm", "--force", "--volumes");
    }

    /** Ends the containers and forgets their data. */
    public void wipe() {
        close();
        clearAway("volume", "rm", "--force");
    }

    /** Unheard: that something was gone already is what Docker would tell. */
    private void clearAway(String... how) {
        var arguments = new ArrayList<>(Arrays.asList(how));
        arguments.addAll(List.of(name + "-kafka", name + "-postgres"));
        docker(ProcessBuilder.Redirect.DISCARD, arguments);
    }

    private Map<String, String> kafkaSettings() {
        return Map.ofEntries(
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:" + kafkaPort + ",CONTROLLER://:9093"),
                Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + kafkaPort),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                Map.entry("KAFKA_LOG_DIRS", "/var/lib/kafka/data"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                Map.entry(
                        "KAFKA_OFFSETS_RETENTION_MINUTES",
                        KafkaNode.commonSettings().getProperty("offsets.retention.minutes")));
    }

    private void run(String part, String port, String volume, Map<String, String> settings, String image) {
        var arguments = new ArrayList<>(List.of("run", "--detach", "--name", name + "-" + part, "--publish", port));
        arguments.addAll(List.of("--volume", name + "-" + part + ":" + volume));
        settings.forEach((key, value) -> arguments.addAll(List.of("--env", key + "=" + value)));
        arguments.add(image);
        if (docker(ProcessBuilder.Redirect.INHERIT, arguments) != 0) {
            throw new InfrastructureException("Docker did not start " + image + "; its message is above");
        }
    }

    private void awaitPostgres() {
        await("PostgreSQL", () -> postgres().connect(PostgresServer.SUPERUSER).close());
    }

    private void awaitKafka() {
        await("Kafka", () -> {
            try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrapServers()))) {
                admin.describeCluster().nodes().get(5, TimeUnit.SECONDS);
            }
        });
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private static void await(String what, Attempt attempt) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                try {
                    attempt.run();
                    return;
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    if (System.nanoTime() > deadline) {
                        throw new InfrastructureException(what + " in its container takes no requests", e);
                    }
                }
                Thread.sleep(BETWEEN_ATTEMPTS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while waiting for " + what, e);
        }
    }

    private static int docker(ProcessBuilder.Redirect said, List<String> arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(said)
                    .redirectError(said)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new InfrastructureException("cannot run docker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while running docker", e);
        }
    }
}
