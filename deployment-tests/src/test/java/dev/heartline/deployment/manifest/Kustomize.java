package dev.heartline.deployment.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Renders overlays as a platform team does, by {@code kubectl kustomize}. There is no implementation of it for the JVM. */
public final class Kustomize {

    private static final Path MANIFESTS = Path.of("../k8s");
    private static final String SAMPLE_SECRET = "sample";

    private Kustomize() {}

    public static boolean isInstalled() {
        try {
            return run(List.of("kubectl", "version", "--client")).startsWith("Client Version");
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    /**
     * The objects of an overlay. Secrets that are made by hand, and not in git, are replaced by samples.
     *
     * @param name of the folder under {@code k8s/overlays}
     * @param scratch an empty directory
     * @throws IllegalStateException with what kustomize says when it can't render
     */
    public static String render(String name, Path scratch) {
        copy(MANIFESTS, scratch);
        var overlay = scratch.resolve("overlays").resolve(name);
        addSecrets(overlay);
        return run(List.of("kubectl", "kustomize", overlay.toString()));
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addSecrets(Path overlay) {
        try {
            var kustomization = new YAMLMapper()
                    .readTree(overlay.resolve("kustomization.yaml").toFile());
            for (var generator : kustomization.path("secretGenerator")) {
                for (var file : generator.path("files")) {
                    var path = overlay.resolve(file.asText().replaceFirst(".*=", ""));
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, SAMPLE_SECRET);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> command) {
        try {
            var errors = Files.createTempFile("kubectl", ".err");
            var process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectError(errors.toFile())
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(errors));
            }
            Files.delete(errors);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
