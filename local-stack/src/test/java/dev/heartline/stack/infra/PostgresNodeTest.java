package dev.heartline.stack.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresNodeTest {

    private static Path home;

    @BeforeAll
    static void makeHome() throws Exception {
        home = Files.createTempDirectory(Path.of("/var/tmp"), "heartline-nodes-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterAll
    static void removeHome() {
        Directories.delete(home);
    }

    private final ServiceDatabase call = new ServiceDatabase("heartline_call", "pass'word", false);
    private final ServiceDatabase memory = new ServiceDatabase("heartline_memory", "other", true);

    @Test
    void aServiceOwnsItsDatabaseAndReachesNoOther() throws Exception {
        try (var postgres = node("postgres-roles")) {
            postgres.start();
            new Databases(postgres).prepare(List.of(call, memory));
            new Databases(postgres).prepare(List.of(call, memory));

            try (var connection = as(postgres, call, "heartline_call");
                    var statement = connection.createStatement()) {
                statement.execute("create table phone_calls (id int primary key)");
            }
            try (var connection = as(postgres, memory, "heartline_memory");
                    var statement = connection.createStatement()) {
                var distance = statement.executeQuery("select '[1,0]'::vector <=> '[0,1]'::vector");
                distance.next();
                assertThat(distance.getDouble(1)).isEqualTo(1.0);
            }
            assertThatThrownBy(() -> as(postgres, call, "heartline_memory"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
            assertThatThrownBy(() -> as(postgres, call, "postgres"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
            var wrong = new ServiceDatabase("heartline_call", "wrong", false);
            assertThatThrownBy(() -> as(postgres, wrong, "heartline_call"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void rowsOutliveARestartAndSessionsCanBeCutOff() throws Exception {
        try (var postgres = node("postgres-restart")) {
            postgres.start();
            new Databases(postgres).prepare(List.of(call));
            try (var connection = as(postgres, call, "heartline_call");
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 42 as answer");

                assertThat(postgres.terminateSessions("heartline_call")).isEqualTo(1);

                assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
            }
            postgres.restart();

            try (var connection = as(postgres, call, "heartline_call");
                    var statement = connection.createStatement()) {
                var answer = statement.executeQuery("select answer from kept");
                answer.next();
                assertThat(answer.getInt(1)).isEqualTo(42);
            }
        }
        assertThat(node("postgres-restart").isRunning()).isFalse();
    }

    @Test
    @Timeout(300)
    void aKilledServerIsStartedAgainWithEverythingThatWasCommitted() throws Exception {
        try (var postgres = node("postgres-killed")) {
            postgres.start();
            new Databases(postgres).prepare(List.of(call));
            try (var connection = as(postgres, call, "heartline_call");
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 42 as answer");

                kill(home.resolve("postgres-killed"));
                while (postgres.isRunning()) {
                    Thread.onSpinWait();
                }

                postgres.startIfKilled();
            }

            assertThat(postgres.isRunning()).isTrue();
            try (var connection = as(postgres, call, "heartline_call");
                    var statement = connection.createStatement()) {
                var answer = statement.executeQuery("select answer from kept");
                answer.next();
                assertThat(answer.getInt(1)).isEqualTo(42);
            }
        }
    }

    @Test
    void aStoppedServerStaysStopped() {
        var postgres = node("postgres-stopped");
        postgres.start();
        postgres.stop();

        postgres.startIfKilled();

        assertThat(postgres.isRunning()).isFalse();
    }

    /** As {@code kill -9} of the first process; the others notice by themselves. */
    private static void kill(Path directory) throws Exception {
        var pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).getFirst());
        new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
    }

    @Test
    void aDirectoryThatTheServersUserCannotReachIsReplacedByOneThatItCan() throws Exception {
        var installation = PostgresInstallation.find();
        var hidden = Files.createDirectory(
                home.resolve("private"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var wished = hidden.resolve("postgres");

        var chosen = PostgresHome.choose(installation, wished);

        assertThat(installation.canUse(chosen)).isTrue();
        assertThat(PostgresHome.choose(installation, wished)).isEqualTo(chosen);
        assertThat(chosen).isIn(wished, PostgresHome.standInFor(wished));
        Directories.delete(chosen);
    }

    private PostgresNode node(String name) {
        var port = FreePort.take(1).getFirst();
        return new PostgresNode(PostgresInstallation.find(), home.resolve(name), port, "super");
    }

    private Connection as(PostgresNode postgres, ServiceDatabase role, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), role.name(), role.password());
    }
}
