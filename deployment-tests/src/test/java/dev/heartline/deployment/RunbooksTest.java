package dev.heartline.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.heartline.deployment.source.ExportedMetrics;
import dev.heartline.stack.infra.Databases;
import dev.heartline.stack.infra.Directories;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.stack.infra.PostgresInstallation;
import dev.heartline.stack.infra.PostgresNode;
import dev.heartline.stack.infra.ServiceDatabase;
import dev.heartline.stack.settings.Service;

import static org.assertj.core.api.Assertions.assertThat;

/** At three in the morning a runbook that asks for a column that there is no longer helps nobody. */
@Timeout(600)
class RunbooksTest {

    private static final Path PAGES = Path.of("../docs/operations/runbooks");
    private static final Pattern STATEMENT = Pattern.compile("sql (call|sms|memory|engagement) \"([^\"]+)\"");
    private static final Pattern SERIES =
            Pattern.compile("metrics (?:call|sms|memory|engagement) (heartline\\w+)|`(heartline_\\w+)");
    private static final Pattern COMMAND = Pattern.compile("(?:\\./heartline|(?<=`|\n)tools) (\\w+)");
    /** What a page has for the reader to fill in. */
    private static final Map<String, String> TO_FILL_IN = Map.of(
            "PID",
            "0",
            "'CALL'",
            "'00000000-0000-0000-0000-000000000000'",
            "'USER'",
            "'00000000-0000-0000-0000-000000000000'",
            "'DATE'",
            "'2026-01-01'");

    private static Path home;
    private static PostgresNode postgres;

    @BeforeAll
    static void migrateDatabases() throws IOException {
        home = Files.createTempDirectory(Path.of("/var/tmp"), "heartline-runbooks-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        postgres = new PostgresNode(
                PostgresInstallation.find(),
                home.resolve("postgres"),
                FreePort.take(1).getFirst(),
                "super");
        postgres.start();
        var databases = Arrays.stream(Service.values())
                .map(service -> new ServiceDatabase(service.database(), "own", service.storesVectors()))
                .toList();
        new Databases(postgres).prepare(databases);
        databases.parallelStream().forEach(RunbooksTest::migrate);
    }

    private static void migrate(ServiceDatabase database) {
        var module = database.name().replace("heartline_", "") + "-service";
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(database.name()), database.name(), database.password())
                .locations("classpath:db/heartline", "filesystem:../" + module + "/src/main/resources/db/migration")
                .placeholders(Map.of("embedding-dimensions", "384"))
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
        Directories.delete(home);
    }

    @Test
    void everyStatementRunsOnTheSchemaOfToday() throws SQLException, IOException {
        var statements = 0;
        for (var page : pages()) {
            for (var found : STATEMENT.matcher(page).results().toList()) {
                try (var connection = postgres.connect("heartline_" + found.group(1));
                        var statement = connection.createStatement()) {
                    statement.execute(filledIn(found.group(2)));
                    statements++;
                }
            }
        }
        assertThat(statements).isGreaterThanOrEqualTo(8);
    }

    @Test
    void everySeriesIsOneThatIsExported() throws IOException {
        var exported = new ExportedMetrics();

        assertThat(pages())
                .allSatisfy(page -> assertThat(SERIES.matcher(page)
                                .results()
                                .map(found -> found.group(1) == null ? found.group(2) : found.group(1)))
                        .allMatch(exported::hasBeginning));
    }

    @Test
    void everyCommandOfHeartlineIsOne() throws IOException {
        var script = Files.readString(Path.of("../heartline"));

        assertThat(pages())
                .allSatisfy(page -> assertThat(COMMAND.matcher(page).results().map(found -> found.group(1)))
                        .allMatch(command -> Pattern.compile(
                                        "^  (\\w+ \\| )*" + command + "( \\|.*)?\\)", Pattern.MULTILINE)
                                .matcher(script)
                                .find()));
    }

    private static String filledIn(String statement) {
        var whole = statement;
        for (var word : TO_FILL_IN.entrySet()) {
            whole = whole.replace(word.getKey(), word.getValue());
        }
        return whole;
    }

    private static List<String> pages() throws IOException {
        try (var files = Files.list(PAGES)) {
            return files.sorted().map(RunbooksTest::read).toList();
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
