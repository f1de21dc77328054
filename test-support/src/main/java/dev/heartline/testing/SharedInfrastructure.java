package dev.heartline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.heartline.stack.access.SigningKeys;
import dev.heartline.stack.infra.Databases;
import dev.heartline.stack.infra.ServiceDatabase;
import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.infra.Topics;

/**
 * The infrastructure of this JVM, started once and stopped with it.
 *
 * <p>Quarkus loads test classes anew for every application it starts and closes the class loaders it is done with. Servers
 * that shall outlive that are started by this class as the JVM's own class loader knows it ({@link RunningStack} sees to
 * that), and what they offer is handed out in types of the JDK, which are the same in every class loader.
 */
public final class SharedInfrastructure {

    static final String DATABASE = "heartline_test";

    private static Map<String, Object> handle;

    private SharedInfrastructure() {}

    /** What {@link RunningStack} reads, by the names of its constants. */
    public static synchronized Map<String, Object> handle() {
        if (handle == null) {
            handle = start();
        }
        return handle;
    }

    private static Map<String, Object> start() {
        var keys = CompletableFuture.supplyAsync(SharedInfrastructure::makeKeys);
        var servers = TestServers.start();
        Runtime.getRuntime().addShutdownHook(new Thread(servers::stop, "stop test infrastructure"));

        var password = UUID.randomUUID().toString();
        var prepared = CompletableFuture.runAsync(() ->
                new Databases(servers.postgres()).prepare(List.of(new ServiceDatabase(DATABASE, password, true))));
        new Topics(servers.bootstrapServers()).prepare(TopicCatalog.load().topics());
        prepared.join();

        var signing = keys.join();
        var offered = new HashMap<String, Object>();
        offered.put(RunningStack.BOOTSTRAP_SERVERS, servers.bootstrapServers());
        offered.put(RunningStack.START_KAFKA, (Runnable) servers::startKafka);
        offered.put(RunningStack.STOP_KAFKA, (Runnable) servers::stopKafka);
        offered.put(RunningStack.JDBC_URL, servers.postgres().jdbcUrl(DATABASE));
        offered.put(RunningStack.USERNAME, DATABASE);
        offered.put(RunningStack.PASSWORD, password);
        offered.put(RunningStack.NEW_DATABASE, (UnaryOperator<String>) name -> {
            new Databases(servers.postgres()).prepare(List.of(new ServiceDatabase(name, password, true)));
            return servers.postgres().jdbcUrl(name);
        });
        offered.put(RunningStack.TERMINATE_SESSIONS, (Runnable)
                () -> servers.postgres().terminateSessions(DATABASE));
        offered.put(RunningStack.RESTART_POSTGRES, (Runnable) servers::restartPostgres);
        offered.put(RunningStack.ADMINISTER, (Consumer<String>) sql -> administer(servers, sql));
        offered.put(RunningStack.PRIVATE_KEY, signing.privateKeyFile());
        offered.put(RunningStack.PUBLIC_KEY, signing.publicKeyFile());
        return Map.copyOf(offered);
    }

    private static void administer(TestServers servers, String sql) {
        try (var connection = servers.postgres().connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage() + ": " + sql, e);
        }
    }

    private static SigningKeys makeKeys() {
        try {
            var directory = Files.createTempDirectory("heartline-test-keys");
            var keys = SigningKeys.in(directory);
            for (var file : List.of(directory, keys.privateKeyFile(), keys.publicKeyFile())) {
                file.toFile().deleteOnExit();
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the signing keys", e);
        }
    }
}
