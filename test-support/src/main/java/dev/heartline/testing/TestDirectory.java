package dev.heartline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.heartline.stack.infra.Directories;
import dev.heartline.stack.infra.PostgresInstallation;
import dev.heartline.stack.infra.PostgresNode;

/**
 * The data directory of one test JVM, {@code heartline-test-<pid>-…}. A JVM that was killed could not clean up: whoever
 * comes next stops its PostgreSQL and removes what it left.
 */
public final class TestDirectory {

    private static final Path PARENT = Path.of("/var/tmp");
    private static final String PREFIX = "heartline-test-";

    private TestDirectory() {}

    public static Path create(PostgresInstallation installation) {
        try {
            removeOrphans(installation);
            var directory = Files.createTempDirectory(
                    PARENT, PREFIX + ProcessHandle.current().pid() + "-");
            // The user that PostgreSQL runs as must pass through.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the test infrastructure", e);
        }
    }

    private static void removeOrphans(PostgresInstallation installation) throws IOException {
        try (var directories = Files.newDirectoryStream(PARENT, PREFIX + "*")) {
            for (var directory : directories) {
                if (Files.isWritable(directory) && !ownerLives(directory)) {
                    new PostgresNode(installation, directory.resolve("postgres"), 0, "").stop();
                    Directories.delete(directory);
                }
            }
        }
    }

    private static boolean ownerLives(Path directory) {
        var pid = directory.getFileName().toString().substring(PREFIX.length()).split("-")[0];
        return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }
}
