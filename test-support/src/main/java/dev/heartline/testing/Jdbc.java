package dev.heartline.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Asks a database directly what is really in it. Parameters are positional ({@code ?}). */
public final class Jdbc {

    /** To connect takes longer than most statements: those that are done wait here for the next. */
    private static final Map<String, Deque<Connection>> IDLE = new ConcurrentHashMap<>();

    private static final int MOST_IDLE = 2;
    private static final int VALID_WITHIN_SECONDS = 5;

    private final String url;
    private final String username;
    private final String password;

    public Jdbc(String url, String username, String password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    public String url() {
        return url;
    }

    public String username() {
        return username;
    }

    /** A connection of its own, for tests that hold transactions open. */
    public Connection connect() throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", username);
        settings.setProperty("password", password);
        // A statement that the server has prepared fails when its table has changed.
        settings.setProperty("prepareThreshold", "0");
        return DriverManager.getConnection(url, settings);
    }

    /** Each row as its columns in order, by their lower-case names. */
    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        return with(sql, parameters, statement -> {
            var rows = new ArrayList<Map<String, Object>>();
            try (var result = statement.executeQuery()) {
                var columns = result.getMetaData();
                while (result.next()) {
                    var row = new LinkedHashMap<String, Object>();
                    for (int column = 1; column <= columns.getColumnCount(); column++) {
                        row.put(columns.getColumnLabel(column), result.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        });
    }

    /** The only row there is. */
    public Map<String, Object> row(String sql, Object... parameters) {
        var rows = rows(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError("%d rows instead of one: %s".formatted(rows.size(), sql));
        }
        return rows.getFirst();
    }

    /** The first column of the only row. */
    public <T> T value(Class<T> type, String sql, Object... parameters) {
        return type.cast(row(sql, parameters).values().iterator().next());
    }

    /** The number that a {@code select count(*)} yields. */
    public long count(String sql, Object... parameters) {
        return value(Long.class, sql, parameters);
    }

    /** Runs a statement and says how many rows it changed. */
    public int update(String sql, Object... parameters) {
        return with(sql, parameters, PreparedStatement::executeUpdate);
    }

    private <T> T with(String sql, Object[] parameters, Work<T> work) {
        try {
            var connection = borrow();
            T result;
            try (var statement = connection.prepareStatement(sql)) {
                for (int index = 0; index < parameters.length; index++) {
                    statement.setObject(index + 1, parameters[index]);
                }
                result = work.on(statement);
            } catch (SQLException | RuntimeException | Error e) {
                connection.close();
                throw e;
            }
            giveBack(connection);
            return result;
        } catch (SQLException e) {
            throw new AssertionError("%s: %s".formatted(e.getMessage(), sql), e);
        }
    }

    /** One that is still good: the server may have been stopped meanwhile, or have cut everybody off. */
    private Connection borrow() throws SQLException {
        var connection = idle().poll();
        while (connection != null && !connection.isValid(VALID_WITHIN_SECONDS)) {
            connection.close();
            connection = idle().poll();
        }
        return connection == null ? connect() : connection;
    }

    private void giveBack(Connection connection) throws SQLException {
        if (idle().size() < MOST_IDLE) {
            idle().add(connection);
        } else {
            connection.close();
        }
    }

    private Deque<Connection> idle() {
        return IDLE.computeIfAbsent(username + "@" + url, _ -> new ConcurrentLinkedDeque<>());
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
