package dev.heartline.stack.infra;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Creates what a server must hold before a service can start: its role, its database, and nobody else's way in. */
public final class Databases {

    private final PostgresServer postgres;

    public Databases(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** Creates what is missing and sets the passwords; what is there stays. */
    public void prepare(List<ServiceDatabase> databases) {
        try (var server = postgres.connect(PostgresServer.SUPERUSER)) {
            execute(server, "revoke connect on database " + PostgresServer.SUPERUSER + " from public");
            for (var database : databases) {
                prepare(server, database);
            }
        } catch (SQLException e) {
            throw new InfrastructureException("cannot prepare the databases", e);
        }
        databases.stream().filter(ServiceDatabase::vectors).forEach(this::addVectors);
    }

    private static void prepare(Connection server, ServiceDatabase database) throws SQLException {
        var name = database.name();
        if (!exists(server, "select 1 from pg_roles where rolname = ?", name)) {
            execute(server, "create role " + name + " login");
        }
        execute(
                server,
                "alter role " + name + " password '" + database.password().replace("'", "''") + "'");
        if (!exists(server, "select 1 from pg_database where datname = ?", name)) {
            execute(server, "create database " + name + " owner " + name);
        }
        execute(server, "revoke all on database " + name + " from public");
    }

    /** The extension is not a trusted one: only the superuser can add it. */
    private void addVectors(ServiceDatabase database) {
        try (var connection = postgres.connect(database.name())) {
            if (!exists(connection, "select 1 from pg_available_extensions where name = ?", "vector")) {
                throw new InfrastructureException(
                        "PostgreSQL has no pgvector extension; './heartline doctor' says how to get it");
            }
            execute(connection, "create extension if not exists vector");
        } catch (SQLException e) {
            throw new InfrastructureException("cannot add vectors to " + database.name(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
