package dev.heartline.stack.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The PostgreSQL server programs of this machine, and how to run them: PostgreSQL refuses to run as root, so for root they
 * run as the {@code postgres} user that the distribution's package creates.
 *
 * @param bin the directory of {@code initdb} and {@code pg_ctl}
 */
public record PostgresInstallation(Path bin) {

    private static final Path PACKAGED = Path.of("/usr/lib/postgresql");
    private static final String SERVER_USER = "postgres";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /** The newest one: {@code HEARTLINE_POSTGRES_BIN}, else the distribution's packages, else the {@code PATH}. */
    public static PostgresInstallation find() {
        return Optional.ofNullable(System.getenv("HEARTLINE_POSTGRES_BIN"))
                .map(Path::of)
                .or(PostgresInstallation::newestPackaged)
                .or(PostgresInstallation::onPath)
                .map(PostgresInstallation::new)
                .orElseThrow(
                        () -> new InfrastructureException(
                                "no PostgreSQL server programs on this machine (initdb, pg_ctl); './heartline doctor' says how to get them"));
    }

    private static Optional<Path> newestPackaged() {
        if (!Files.isDirectory(PACKAGED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PACKAGED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(PostgresInstallation::holdsServer)
                    .max(Comparator.comparingInt(PostgresInstallation::majorOf));
        } catch (IOException e) {
            throw new InfrastructureException("cannot read " + PACKAGED, e);
        }
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .filter(PostgresInstallation::holdsServer)
                .findFirst();
    }

    private static boolean holdsServer(Path bin) {
        return Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("pg_ctl"));
    }

    private static int majorOf(Path bin) {
        var digits = bin.getParent().getFileName().toString().replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** Gives a file or directory to the user that the server runs as. */
    public void hand(Path path) throws IOException {
        if (ROOT) {
            var owner = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SERVER_USER);
            Files.setOwner(path, owner);
        }
    }

    /** Whether the server's user can reach and write this directory: it can't below a private home of somebody else. */
    boolean canUse(Path directory) {
        return execute(List.of("test", "-w", directory.toString()), 10).code() == 0;
    }

    /** Runs one of the server programs and returns when it ends. */
    Outcome run(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        return execute(command, 120);
    }

    private static Outcome execute(List<String> command, long timeoutSeconds) {
        var line = new ArrayList<String>();
        if (ROOT) {
            line.addAll(List.of("setpriv", "--reuid=" + SERVER_USER, "--regid=" + SERVER_USER, "--init-groups"));
        }
        line.addAll(command);
        Path output = null;
        try {
            // A file, not a pipe: a server that outlives its starter would keep the pipe open for ever.
            output = Files.createTempFile("heartline-postgres", ".out");
            var builder = new ProcessBuilder(line)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new InfrastructureException(command.getFirst() + " did not end within " + timeoutSeconds + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output).strip());
        } catch (IOException e) {
            throw new InfrastructureException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while running " + command.getFirst(), e);
        } finally {
            deleteQuietly(output);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException ignored) {
            // A left-over file in the temporary directory harms nobody.
        }
    }

    /**
     * How a program ended.
     *
     * @param code its exit code
     * @param output what it printed
     */
    record Outcome(int code, String output) {

        Outcome orFail(String what) {
            if (code != 0) {
                throw new InfrastructureException(what + " (exit code " + code + "): " + output);
            }
            return this;
        }
    }
}
