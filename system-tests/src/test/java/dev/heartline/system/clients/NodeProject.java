package dev.heartline.system.clients;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A project of npm's, copied to the build's folder and installed there on its first run. */
public final class NodeProject {

    private static final List<String> MADE = List.of("node_modules", "build", "generated");

    private final Path directory;

    private NodeProject(Path directory) {
        this.directory = directory;
    }

    /** Skips the test where there is no npm, or no registry that gives it the packages. */
    public static NodeProject of(Path source) {
        assumeTrue(isThere("node") && isThere("npm"), "needs node and npm on the PATH");
        var project = new NodeProject(
                Path.of("target", "node", source.getFileName().toString()).toAbsolutePath());
        try {
            boolean installed = Files.isDirectory(project.directory.resolve("node_modules"))
                    && Files.mismatch(
                                    source.resolve("package-lock.json"), project.directory.resolve("package-lock.json"))
                            == -1;
            project.copy(source);
            if (!installed) {
                var install = project.start(Map.of(), "npm", "ci", "--prefer-offline");
                assumeTrue(install.exit() == 0, "npm could not install it: " + install.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return project;
    }

    /** What the command said; fails where it failed. */
    public String run(Map<String, String> environment, String... command) {
        var ended = start(environment, command);
        assertThat(ended.exit())
                .as("%s said%n%s", String.join(" ", command), ended.output())
                .isZero();
        return ended.output();
    }

    /** What a command made. */
    Path file(String name) {
        return directory.resolve(name);
    }

    /** A command that goes on until somebody ends it. What it says it says in one stream. */
    public Process begin(Map<String, String> environment, String... command) throws IOException {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Ended start(Map<String, String> environment, String... command) {
        try {
            var process = begin(environment, command);
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void copy(Path source) throws IOException {
        try (var files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var inside = source.relativize(file);
                if (MADE.stream().noneMatch(made -> inside.toString().contains(made))) {
                    var copy = directory.resolve(inside);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private record Ended(int exit, String output) {}
}
