package dev.heartline.stack.infra;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A PostgreSQL that somebody else has started.
 *
 * @param address host and port
 */
public record RemotePostgres(String address, String superuserPassword) implements PostgresServer {

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, superuserPassword);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return address;
    }
}
