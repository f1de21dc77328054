package dev.heartline.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a database directly what is really in it. Parameters are positional ({@code ?}). */
public final class Jdbc {

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
        return DriverManager.getConnection(url, username, password);
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
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return work.on(statement);
        } catch (SQLException e) {
            throw new AssertionError("%s: %s".formatted(e.getMessage(), sql), e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
