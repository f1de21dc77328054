package dev.heartline.testing;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.stack.infra.PostgresInstallation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalStackResourceTest {

    @Test
    void theConfigurationLeadsToAWorkingDatabaseAndKeys() {
        var settings = new LocalStackResource().start();

        var jdbc = new Jdbc(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
        assertThat(jdbc.value(Double.class, "select '[3,0]'::vector <-> '[0,4]'::vector"))
                .isEqualTo(5.0);
        assertThat(settings.get("quarkus.datasource.reactive.url"))
                .isEqualTo("vertx-reactive:"
                        + settings.get("quarkus.datasource.jdbc.url").substring("jdbc:".length()));
        assertThat(Path.of(URI.create(settings.get("mp.jwt.verify.publickey.location"))))
                .content()
                .startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @Test
    void recordsOutliveARestartOfTheBrokerAndTombstonesArrive() {
        var kafka = LocalStackResource.kafka();
        var user = UUID.randomUUID().toString();
        kafka.probe().send("user.profile", user, "{}", Map.of("ce_id", "1"));

        kafka.restart();
        kafka.probe().send("user.profile", user, null, Map.of("ce_id", "2"));

        var records = kafka.probe().await("user.profile", record -> user.equals(record.key()), 2);
        assertThat(records).extracting(record -> record.header("ce_id")).containsExactly("1", "2");
        assertThat(records).extracting(KafkaProbe.Received::value).containsExactly("{}", null);
        assertThat(kafka.probe().ofKey("user.profile", user)).isEqualTo(records);
    }

    @Test
    void aTerminatedSessionFailsItsClientAndHarmsNoCommittedRow() throws Exception {
        var postgres = LocalStackResource.postgres();
        postgres.jdbc().update("create table if not exists survivors (id int)");
        postgres.jdbc().update("insert into survivors values (?)", 1);
        try (var connection = postgres.jdbc().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into survivors values (2)");

            postgres.terminateSessions();

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(postgres.jdbc().rows("select id from survivors")).containsExactly(Map.of("id", 1));
    }

    @Test
    void testsInAnotherClassLoaderShareTheSameServers() throws Exception {
        var classpath = System.getProperty("java.class.path").split(":");
        var urls = Arrays.stream(classpath).map(LocalStackResourceTest::url).toArray(URL[]::new);
        try (var other = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            var resource = other.loadClass(LocalStackResource.class.getName());

            var kafka = resource.getMethod("kafka").invoke(null);

            assertThat(resource).isNotSameAs(LocalStackResource.class);
            assertThat(kafka.getClass().getMethod("bootstrapServers").invoke(kafka))
                    .isEqualTo(LocalStackResource.kafka().bootstrapServers());
        }
    }

    @Test
    void theDirectoryOfAKilledTestRunIsRemoved() throws Exception {
        var deadPid = new ProcessBuilder("true").start();
        deadPid.waitFor();
        var orphan = Files.createTempDirectory(Path.of("/var/tmp"), "heartline-test-" + deadPid.pid() + "-");
        Files.createFile(orphan.resolve("left-over"));

        var mine = TestDirectory.create(PostgresInstallation.find());

        assertThat(orphan).doesNotExist();
        assertThat(mine).exists();
        Files.delete(mine);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
