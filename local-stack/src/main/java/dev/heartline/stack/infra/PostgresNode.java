package dev.heartline.stack.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One PostgreSQL server on the loopback interface, as safe as in production: every commit is flushed to the disk, every
 * connection needs its password. Its data lives in a directory and outlives the node.
 */
public final class PostgresNode implements PostgresServer, AutoCloseable {

    private static final String PID_FILE = "postmaster.pid";
    private static final Duration ORPHANS = Duration.ofSeconds(30);

    private final PostgresInstallation installation;
    private final Path directory;
    private final int port;
    private final String superuserPassword;
    private final List<String> settings;

    /**
     * A stopped node. The directory is initialised on the first start.
     *
     * @param directory must be reachable for the user that the server runs as, see {@link PostgresHome}
     * @param superuserPassword set when the directory is initialised, needed ever after
     */
    public PostgresNode(PostgresInstallation installation, Path directory, int port, String superuserPassword) {
        this(installation, directory, port, superuserPassword, List.of());
    }

    /** @param settings more of the server's own, each as {@code name=value} */
    public PostgresNode(
            PostgresInstallation installation,
            Path directory,
            int port,
            String superuserPassword,
            List<String> settings) {
        this.settings = List.copyOf(settings);
        this.installation = installation;
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.superuserPassword = superuserPassword;
    }

    /** Returns once connections are accepted. A server that runs on this directory already is taken over. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        clearAfterKill();
        try {
            initialiseOnce();
        } catch (IOException e) {
            throw new InfrastructureException("cannot prepare " + directory, e);
        }
        installation
                .run(
                        "pg_ctl",
                        List.of("-D", directory.toString(), "-w", "-l", log().toString(), "-o", options(), "start"))
                .orFail("PostgreSQL did not start on port " + port + "; its log is " + log());
    }

    /** Disconnects everybody, flushes and ends the server. Does nothing when it is stopped already. */
    public synchronized void stop() {
        if (isRunning()) {
            installation
                    .run("pg_ctl", List.of("-D", directory.toString(), "-w", "-m", "fast", "stop"))
                    .orFail("PostgreSQL did not stop; its log is " + log());
        }
    }

    public synchronized void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    /** Starts a server that ended without being stopped, for example by {@code kill -9}. */
    public synchronized void startIfKilled() {
        if (serverProcess().filter(pid -> !isAlive(pid)).isPresent()) {
            start();
        }
    }

    public boolean isRunning() {
        return serverProcess().filter(PostgresNode::isAlive).isPresent()
                && installation
                                .run("pg_ctl", List.of("-D", directory.toString(), "status"))
                                .code()
                        == 0;
    }

    public int port() {
        return port;
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, superuserPassword);
    }

    /**
     * The processes of a killed server end by themselves once they notice; until then the next one refuses to start. Its pid
     * file must go as well where nobody buries the process, which then counts as running for ever.
     */
    private void clearAfterKill() {
        if (serverProcess().filter(pid -> !isAlive(pid)).isEmpty()) {
            return;
        }
        var deadline = System.nanoTime() + ORPHANS.toNanos();
        while (orphansLive()) {
            if (System.nanoTime() > deadline) {
                throw new InfrastructureException(
                        "processes of a killed PostgreSQL still work on " + directory + "; end them first");
            }
            pause();
        }
        try {
            Files.deleteIfExists(directory.resolve(PID_FILE));
        } catch (IOException e) {
            throw new InfrastructureException("cannot delete the pid file of a killed PostgreSQL in " + directory, e);
        }
    }

    /** Each process of a server works in its data directory. */
    private boolean orphansLive() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> pid != ProcessHandle.current().pid())
                .anyMatch(pid -> isAlive(pid) && worksHere(pid));
    }

    private boolean worksHere(long pid) {
        try {
            return Files.isSameFile(Path.of("/proc", String.valueOf(pid), "cwd"), directory);
        } catch (IOException e) {
            // Gone meanwhile, or of a user whose processes are none of ours.
            return false;
        }
    }

    /** The pid that the server left in its directory. */
    private Optional<Long> serverProcess() {
        try (var lines = Files.lines(directory.resolve(PID_FILE))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !isZombie(pid);
    }

    /** Ended, but nobody has looked yet. */
    private static boolean isZombie(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted", e);
        }
    }

    private void initialiseOnce() throws IOException {
        if (Files.exists(directory.resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        installation.hand(directory);
        if (!installation.canUse(directory)) {
            throw new InfrastructureException("the user that PostgreSQL runs as cannot reach " + directory);
        }
        var privateFile = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var password = Files.createTempFile("heartline-postgres", ".password", privateFile);
        try {
            Files.writeString(password, superuserPassword);
            installation.hand(password);
            installation
                    .run(
                            "initdb",
                            List.of(
                                    "-D",
                                    directory.toString(),
                                    "-U",
                                    SUPERUSER,
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale=C.UTF-8"))
                    .orFail("initdb failed");
        } finally {
            Files.deleteIfExists(password);
        }
    }

    /** TCP only: a socket file would bind the length of the directory's path to 107 characters. */
    private String options() {
        return String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c max_connections=300",
                "-c shared_buffers=256MB",
                "-c max_wal_size=2GB",
                "-c timezone=UTC",
                "-c log_timezone=UTC",
                // Short statements are all there is; compiling them costs more than it saves.
                "-c jit=off",
                settings.stream().map(setting -> "-c " + setting).collect(Collectors.joining(" ")));
    }

    private Path log() {
        return directory.resolve("server.log");
    }
}
