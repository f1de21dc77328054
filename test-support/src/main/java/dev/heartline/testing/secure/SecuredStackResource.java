package dev.heartline.testing.secure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.heartline.stack.infra.Databases;
import dev.heartline.stack.infra.Directories;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.stack.infra.KafkaNode;
import dev.heartline.stack.infra.PostgresInstallation;
import dev.heartline.stack.infra.PostgresNode;
import dev.heartline.stack.infra.SecureListener;
import dev.heartline.stack.infra.ServiceDatabase;
import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.infra.Topics;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.TestDirectory;

/**
 * A Kafka that wants SCRAM over TLS and a PostgreSQL that lets the service in over TLS only, with certificates of an authority that was
 * just made. The service is told of them in the very words of {@code k8s/base/service/config.env}. Beside {@link
 * LocalStackResource}, whose servers are replaced: {@code @QuarkusTestResource(value = SecuredStackResource.class,
 * restrictToAnnotatedClass = true)}.
 */
public final class SecuredStackResource implements QuarkusTestResourceLifecycleManager {

    /** The broker's open door, for the test itself. */
    public static final String OPEN_KAFKA = "heartline.test.open-kafka";

    /** Where {@link #CA} and the databases are. */
    public static final String DATABASE_URL = "heartline.test.database-url";

    public static final String SUPERUSER_PASSWORD = "heartline.test.superuser-password";

    /** PEM of the authority. */
    public static final String CA = "heartline.test.ca";

    public static final String SERVICE = "secured_service";

    private static final Path DEPLOYED = Path.of("..", "k8s", "base", "service", "config.env");
    private static final List<String> TRIED = List.of(
            "kafka.security.protocol",
            "kafka.sasl.mechanism",
            "kafka.ssl.truststore.type",
            "kafka.ssl.truststore.location",
            "quarkus.datasource.reactive.postgresql.ssl-mode",
            "quarkus.datasource.reactive.hostname-verification-algorithm",
            "quarkus.datasource.reactive.trust-certificate-pem",
            "quarkus.datasource.reactive.trust-certificate-pem.certs");

    private Path directory;
    private KafkaNode kafka;
    private PostgresNode postgres;

    /** After {@link LocalStackResource}. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public Map<String, String> start() {
        var installation = PostgresInstallation.find();
        directory = TestDirectory.create(installation);
        var certificates = Certificates.make(directory);
        var ports = FreePort.take(4);
        var password = UUID.randomUUID().toString();
        var superuser = UUID.randomUUID().toString();
        kafka = new KafkaNode(
                directory.resolve("kafka"),
                ports.get(0),
                ports.get(1),
                Optional.of(new SecureListener(
                        ports.get(2), certificates.serverStore(), Certificates.PASSWORD, Map.of(SERVICE, password))));
        postgres = new PostgresNode(
                installation,
                directory.resolve("postgres"),
                ports.get(3),
                superuser,
                secured(installation, certificates));
        kafka.start();
        postgres.start();
        new Topics(kafka.bootstrapServers()).prepare(TopicCatalog.load().topics());
        new Databases(postgres).prepare(List.of(new ServiceDatabase(SERVICE, password, true)));

        var settings = new HashMap<>(deployed(certificates));
        settings.put("kafka.bootstrap.servers", "127.0.0.1:" + ports.get(2));
        settings.put(
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(SERVICE, password));
        settings.put(
                "quarkus.datasource.jdbc.url",
                postgres.jdbcUrl(SERVICE) + "?sslmode=verify-full&sslrootcert=" + certificates.authority());
        settings.put("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + ports.get(3) + "/" + SERVICE);
        settings.put("quarkus.datasource.username", SERVICE);
        settings.put("quarkus.datasource.password", password);
        settings.put(OPEN_KAFKA, kafka.bootstrapServers());
        settings.put(DATABASE_URL, postgres.jdbcUrl(SERVICE));
        settings.put(SUPERUSER_PASSWORD, superuser);
        settings.put(CA, certificates.authority().toString());
        return settings;
    }

    @Override
    public void stop() {
        postgres.stop();
        kafka.stop();
        Directories.delete(directory);
    }

    /** Nobody but the superuser of the test gets in without TLS. */
    private List<String> secured(PostgresInstallation installation, Certificates certificates) {
        var access = directory.resolve("pg_hba.conf");
        try {
            Files.writeString(access, """
                    host    all postgres 127.0.0.1/32 scram-sha-256
                    hostssl all all      127.0.0.1/32 scram-sha-256
                    """);
            installation.hand(access);
            Files.setPosixFilePermissions(certificates.serverKey(), PosixFilePermissions.fromString("rw-------"));
            installation.hand(certificates.serverKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                "ssl=on",
                "ssl_cert_file=" + certificates.serverCertificate(),
                "ssl_key_file=" + certificates.serverKey(),
                "hba_file=" + access);
    }

    private static Map<String, String> deployed(Certificates certificates) {
        var said = new HashMap<String, String>();
        try (var lines = Files.lines(DEPLOYED)) {
            lines.filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .forEach(setting -> said.put(setting[0], setting[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TRIED.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> said.get(name.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT))
                                .replaceAll(
                                        "/etc/heartline/\\w+/ca.crt",
                                        certificates.authority().toString())));
    }
}
