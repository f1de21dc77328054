package dev.heartline.system;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.heartline.stack.infra.PostgresInstallation;
import dev.heartline.stack.infra.PostgresServer;
import dev.heartline.stack.settings.Service;
import dev.heartline.stack.settings.StackSettings;

/** The database of one service as it was at a moment, by PostgreSQL's own programs. */
final class DatabaseBackup {

    private final StackSettings settings;
    private final Service service;
    private final Path file;

    private DatabaseBackup(StackSettings settings, Service service, Path file) {
        this.settings = settings;
        this.service = service;
        this.file = file;
    }

    /** While the service goes on working. */
    static DatabaseBackup of(StackSettings settings, Service service, Path folder) {
        var backup = new DatabaseBackup(settings, service, folder.resolve(service.database() + ".dump"));
        backup.run("pg_dump", "--format=custom", "--file=" + backup.file);
        return backup;
    }

    /** Everything that was written since is gone. The service must not run. */
    void restore() throws SQLException {
        try (var connection = settings.postgres().connect(PostgresServer.SUPERUSER);
                var statement = connection.createStatement()) {
            statement.execute("drop database " + service.database() + " with (force)");
            statement.execute("create database " + service.database() + " owner " + service.database());
        }
        run("pg_restore", "--exit-on-error", file.toString());
    }

    private void run(String program, String... arguments) {
        var command = new ArrayList<>(List.of(
                PostgresInstallation.find().bin().resolve(program).toString(),
                "--dbname=postgresql://%s:%s@%s/%s"
                        .formatted(
                                PostgresServer.SUPERUSER,
                                settings.secrets().postgresPassword(),
                                settings.postgres().address(),
                                service.database())));
        command.addAll(Arrays.asList(arguments));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new AssertionError(program + " ended with " + code);
            }
        } catch (IOException e) {
            throw new AssertionError("cannot run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
