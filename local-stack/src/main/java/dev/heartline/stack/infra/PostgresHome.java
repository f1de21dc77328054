package dev.heartline.stack.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where PostgreSQL keeps its data. Started by root, the server runs as another user, which cannot reach a directory below
 * a private home; then the data lives below {@code /var/tmp}, in a directory that only follows from the one wished for,
 * so that the next start finds it again.
 */
public final class PostgresHome {

    private static final Path ELSEWHERE = Path.of("/var/tmp");

    private PostgresHome() {}

    /** The wished directory if the server can use it, else its stand-in. Either exists afterwards. */
    public static Path choose(PostgresInstallation installation, Path wished) {
        try {
            if (usable(installation, wished)) {
                return wished;
            }
            // Nobody must find an open door there: made private before it is handed over.
            var standIn = standInFor(wished);
            if (Files.isSymbolicLink(standIn) || !usable(installation, standIn)) {
                throw new InfrastructureException(
                        "the user that PostgreSQL runs as can reach neither " + wished + " nor " + standIn);
            }
            return standIn;
        } catch (IOException e) {
            throw new InfrastructureException("no place for the data of PostgreSQL", e);
        }
    }

    /** The directory that was chosen before, if there is data in it. */
    public static Optional<Path> existing(Path wished) {
        return Stream.of(wished, standInFor(wished))
                .filter(directory -> Files.exists(directory.resolve("PG_VERSION")))
                .findFirst();
    }

    /** The directory below {@code /var/tmp} that stands in for one which the server cannot reach. */
    public static Path standInFor(Path wished) {
        var name = UUID.nameUUIDFromBytes(
                wished.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
        return ELSEWHERE.resolve("heartline-" + name);
    }

    private static boolean usable(PostgresInstallation installation, Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory.getParent());
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            installation.hand(directory);
        }
        if (installation.canUse(directory)) {
            return true;
        }
        if (isEmpty(directory)) {
            Files.delete(directory);
        }
        return false;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
