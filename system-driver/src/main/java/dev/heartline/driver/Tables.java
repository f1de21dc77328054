package dev.heartline.driver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.heartline.driver.RunningSystem.Service;

/** The tables of one service, read with its own role. Not safe for concurrent use. */
public final class Tables implements AutoCloseable {

    /** @param url JDBC */
    public record Access(String url, String user, String password) {
        @Override
        public String toString() {
            return url;
        }
    }

    private final Connection connection;

    private Tables(Connection connection) {
        this.connection = connection;
    }

    public static Tables of(RunningSystem system, Service service) {
        return new Tables(connect(system, service));
    }

    /** A bare connection, for those who measure the database itself. */
    public static Connection connect(RunningSystem system, Service service) {
        Access access = system.database(service);
        try {
            return DriverManager.getConnection(access.url(), access.user(), access.password());
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to " + access + ": " + e.getMessage(), e);
        }
    }

    /** Rows as column name to value. A collection among the parameters becomes an array of text. */
    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(
                        i + 1,
                        parameters[i] instanceof Collection<?> many
                                ? connection.createArrayOf(
                                        "text",
                                        many.stream().map(String::valueOf).toArray())
                                : parameters[i]);
            }
            return read(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
        }
    }

    public long count(String sql, Object... parameters) {
        return ((Number) rows(sql, parameters).getFirst().values().iterator().next()).longValue();
    }

    private static List<Map<String, Object>> read(PreparedStatement statement) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (var result = statement.executeQuery()) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
