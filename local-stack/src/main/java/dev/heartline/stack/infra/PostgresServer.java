package dev.heartline.stack.infra;

import java.sql.Connection;
import java.sql.SQLException;

/** A running PostgreSQL whose superuser we are. */
public interface PostgresServer {

    String SUPERUSER = "postgres";

    String jdbcUrl(String database);

    /** A connection of the superuser. */
    Connection connect(String database) throws SQLException;

    /** Cuts every client off a database in the middle of whatever it does, and says how many there were. */
    default int terminateSessions(String database) {
        var sql =
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = ? and pid <> pg_backend_pid()";
        try (var connection = connect(SUPERUSER);
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, database);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } catch (SQLException e) {
            throw new InfrastructureException("cannot terminate the sessions of " + database, e);
        }
    }
}
