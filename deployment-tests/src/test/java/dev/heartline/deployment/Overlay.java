package dev.heartline.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.heartline.deployment.manifest.Kustomize;
import dev.heartline.deployment.manifest.ManifestReader;
import dev.heartline.deployment.manifest.Manifests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The overlays of {@code k8s/}, each rendered once. */
enum Overlay {
    LOCAL("local"),
    PROD("prod");

    private static final boolean KUSTOMIZE = Kustomize.isInstalled();
    private static final Map<Overlay, Manifests> RENDERED = new ConcurrentHashMap<>();

    private final String folder;

    Overlay(String folder) {
        this.folder = folder;
    }

    /** Skips the test where there is no kubectl: kustomize is to be had in no other way that the build could use. */
    Manifests render() {
        assumeTrue(KUSTOMIZE, "kubectl is not installed: k8s/ is not checked");
        return RENDERED.computeIfAbsent(
                this, overlay -> new ManifestReader().read(Kustomize.render(overlay.folder, scratch())));
    }

    private static Path scratch() {
        try {
            var scratch = Files.createTempDirectory("k8s");
            scratch.toFile().deleteOnExit();
            return scratch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
