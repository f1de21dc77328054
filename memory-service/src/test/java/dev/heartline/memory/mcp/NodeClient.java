package dev.heartline.memory.mcp;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The client in {@code src/test/mcp-client}, installed in the build's folder on its first run. */
final class NodeClient {

    private static final Path SOURCE = Path.of("src", "test", "mcp-client");
    private static final Path INSTALLED = Path.of("target", "mcp-client").toAbsolutePath();

    private NodeClient() {}

    /** Skips the test where there is no node, or no registry that gives its packages. */
    static void install() {
        assumeTrue(Stream.of("node", "npm").allMatch(NodeClient::isThere), "needs node and npm on the PATH");
        try {
            Files.createDirectories(INSTALLED);
            for (String file : List.of("package.json", "package-lock.json", "call.mjs")) {
                Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.isDirectory(INSTALLED.resolve("node_modules"))) {
                var installing = start("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
                var said = output(installing);
                assumeTrue(exit(installing) == 0, "npm could not install the client: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it printed. */
    static String run(String... arguments) {
        try {
            var running = start(Stream.concat(Stream.of("node", "call.mjs"), Arrays.stream(arguments))
                    .toArray(String[]::new));
            var said = output(running);
            assertThat(exit(running)).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int exit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
