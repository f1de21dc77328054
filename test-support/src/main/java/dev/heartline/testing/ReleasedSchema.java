package dev.heartline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service on the database of an earlier release, with data in it: {@code @QuarkusTestResource(value =
 * ReleasedSchema.class, initArgs = @ResourceArg(name = "version", value = "0.1.0"), restrictToAnnotatedClass = true)},
 * beside {@link LocalStackResource}. The dump is {@code released/<version>.sql} among the test's resources, as {@code
 * local-stack/scripts/dump-schemas.sh} makes it; the service migrates it when it starts.
 */
public final class ReleasedSchema implements QuarkusTestResourceLifecycleManager {

    private static final Pattern INSERT = Pattern.compile("^INSERT INTO public\\.(\\w+) ", Pattern.MULTILINE);

    private static final String COLUMNS =
            "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'";

    private static final Pattern STATEMENT = Pattern.compile(";\\n");

    private String version;

    @Override
    public void init(Map<String, String> initArgs) {
        version = initArgs.get("version");
    }

    /** After {@link LocalStackResource}, whose database is replaced. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public Map<String, String> start() {
        var database = database(version);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(dump(version));
            statement.execute("create schema released");
            statement.execute("create table released.columns as " + COLUMNS);
        } catch (SQLException e) {
            throw new IllegalStateException("the dump of " + version + " could not be restored", e);
        }
        return Map.of(
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.jdbc.url", database.url(),
                "quarkus.datasource.reactive.url", database.url().replaceFirst("^jdbc:", "vertx-reactive:"));
    }

    /** The database that was restored. */
    public static Jdbc database(String version) {
        return LocalStackResource.postgres().database("released_" + version.replace('.', '_'));
    }

    /** @param moved the tables whose rows a later version moves elsewhere */
    public static void keptEveryRow(String version, String... moved) {
        assertThat(lost(version).keySet()).as("tables that lost rows").isSubsetOf(moved);
    }

    /** A shared migration may be newer than the service's own of the release, which have higher numbers. */
    public static void wasMigrated(String version) {
        var database = database(version);
        assertThat(database.count("select count(*) from flyway_schema_history where not success"))
                .isZero();
        assertThat(database.count("select count(*) from flyway_schema_history where version = '5'"))
                .as("a shared migration that the release had not")
                .isEqualTo(1);
    }

    /**
     * Replicas of the release run on beside the new ones while these are rolled out: what they write is executed against the
     * migrated database, and rolled back.
     */
    public static void takesWhatTheReleaseWrites(String version) {
        var refused = new ArrayList<String>();
        try (var connection = database(version).connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements(version)) {
                var before = connection.setSavepoint();
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    connection.rollback(before);
                    refused.add(e.getMessage() + " in " + sql);
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(refused).isEmpty();
    }

    /**
     * They also read: none of their columns may be gone.
     *
     * @param gone columns that nothing of the release reads or writes, as {@code table.column}
     */
    public static void keptEveryColumn(String version, String... gone) {
        var missing = database(version).rows("select name from released.columns except " + COLUMNS).stream()
                .map(row -> row.get("name"))
                .toList();
        assertThat(missing).containsExactlyInAnyOrder((Object[]) gone);
    }

    /** Those that all services have, and those of this one: each prepared, and executed. */
    private static List<String> statements(String version) {
        var name = "released/" + version + "-statements.sql";
        try {
            var statements = new ArrayList<String>();
            for (var file : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(name))) {
                try (var stream = file.openStream()) {
                    var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    statements.add("deallocate all");
                    statements.addAll(STATEMENT
                            .splitAsStream(text)
                            .filter(sql -> !sql.isBlank())
                            .toList());
                }
            }
            assertThat(statements).as("the shared ones and the service's").hasSizeGreaterThan(20);
            return statements;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The tables that hold fewer rows of the release than the dump, with what is missing. Events that wait for Kafka leave, and
     * which tables a later version dropped is for its own tests to say.
     */
    private static Map<String, Long> lost(String version) {
        var database = database(version);
        var lost = new TreeMap<String, Long>();
        rows(version).forEach((table, rows) -> {
            if (!table.equals("outbox")
                    && database.count("select count(*) from pg_tables where tablename = ?", table) > 0) {
                long missing = rows - database.count("select count(*) from " + table);
                if (missing > 0) {
                    lost.put(table, missing);
                }
            }
        });
        return lost;
    }

    private static Map<String, Long> rows(String version) {
        var rows = new TreeMap<String, Long>();
        INSERT.matcher(dump(version)).results().forEach(insert -> rows.merge(insert.group(1), 1L, Long::sum));
        return rows;
    }

    private static String dump(String version) {
        var name = "released/" + version + ".sql";
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + name + " among the test's resources");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
