package dev.heartline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A service on the database of an earlier release, with data in it: {@code @QuarkusTestResource(value =
 * ReleasedSchema.class, initArgs = @ResourceArg(name = "version", value = "0.1.0"), restrictToAnnotatedClass = true)},
 * beside {@link LocalStackResource}. The dump is {@code released/<version>.sql} among the test's resources, as {@code
 * local-stack/scripts/dump-schemas.sh} makes it; the service migrates it when it starts.
 */
public final class ReleasedSchema implements QuarkusTestResourceLifecycleManager {

    private static final Pattern INSERT = Pattern.compile("^INSERT INTO public\\.(\\w+) ", Pattern.MULTILINE);

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

    /**
     * The tables that hold fewer rows of the release than the dump, with what is missing. Events that wait for Kafka leave, and
     * which tables a later version dropped is for its own tests to say.
     */
    public static Map<String, Long> lost(String version) {
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
