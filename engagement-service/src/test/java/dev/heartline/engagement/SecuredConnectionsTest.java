package dev.heartline.engagement;

import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import dev.heartline.testing.Jdbc;
import dev.heartline.testing.KafkaProbe;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.secure.SecuredStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The service as it is deployed: SCRAM over TLS to Kafka, TLS to PostgreSQL, certificates and names checked. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(value = SecuredStackResource.class, restrictToAnnotatedClass = true)
class SecuredConnectionsTest {

    private final Jdbc database = new Jdbc(
            setting(SecuredStackResource.DATABASE_URL), "postgres", setting(SecuredStackResource.SUPERUSER_PASSWORD));

    @Test
    void anEventComesOverTlsAndIsKeptOverTls() {
        var user = UUID.randomUUID();

        new KafkaProbe(setting(SecuredStackResource.OPEN_KAFKA))
                .send(
                        "user.profile",
                        user.toString(),
                        "{\"userId\":\"%s\"}".formatted(user),
                        Map.of(
                                "ce_specversion",
                                "1.0",
                                "ce_id",
                                UUID.randomUUID().toString(),
                                "ce_type",
                                "user.profile.v1",
                                "ce_source",
                                "/test",
                                "ce_time",
                                Instant.now().toString(),
                                "content-type",
                                "application/json"));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.count("select count(*) from user_profile where user_id = ?", user) == 1);
        assertThat(database.rows(
                        "select ssl from pg_stat_ssl join pg_stat_activity using (pid) where usename = ?",
                        SecuredStackResource.SERVICE))
                .isNotEmpty()
                .allMatch(session -> session.get("ssl").equals(true));
    }

    @Test
    void thereIsNoOtherWayIn() {
        var password = setting("quarkus.datasource.password");

        assertThatThrownBy(() -> DriverManager.getConnection(
                        setting(SecuredStackResource.DATABASE_URL) + "?sslmode=disable",
                        SecuredStackResource.SERVICE,
                        password))
                .hasMessageContaining("no encryption");
        assertThatThrownBy(() -> topics(Map.of(
                        "sasl.jaas.config", setting("kafka.sasl.jaas.config").replace(password, "guessed"))))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void aServerOfAnotherAuthorityIsNotBelieved() {
        assertThatThrownBy(() -> topics(Map.of(
                        "ssl.truststore.type",
                        "PKCS12",
                        "ssl.truststore.location",
                        System.getProperty("java.home") + "/lib/security/cacerts",
                        "ssl.truststore.password",
                        "changeit")))
                .hasCauseInstanceOf(SslAuthenticationException.class);
    }

    private static void topics(Map<String, Object> otherwise) throws Exception {
        var settings = new HashMap<String, Object>(Map.of(
                "bootstrap.servers", setting("kafka.bootstrap.servers"),
                "security.protocol", setting("kafka.security.protocol"),
                "sasl.mechanism", setting("kafka.sasl.mechanism"),
                "sasl.jaas.config", setting("kafka.sasl.jaas.config"),
                "ssl.truststore.type", setting("kafka.ssl.truststore.type"),
                "ssl.truststore.location", setting("kafka.ssl.truststore.location")));
        settings.putAll(otherwise);
        try (var admin = Admin.create(settings)) {
            admin.listTopics().names().get();
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
