package dev.heartline.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.zip.CRC32C;

import dev.heartline.stack.StackException;

/** Tells two starts of a program apart: another command, another setting or another build give another fingerprint. */
final class Fingerprint {

    private final CRC32C sum = new CRC32C();

    private Fingerprint() {}

    static String of(Program program) {
        var fingerprint = new Fingerprint();
        program.jvm().forEach(fingerprint::add);
        program.jar().forEach(fingerprint::add);
        new TreeMap<>(program.environment()).forEach((name, value) -> fingerprint.add(name + "=" + value));
        program.artifacts().forEach(fingerprint::add);
        return HexFormat.of().toHexDigits(fingerprint.sum.getValue(), 8);
    }

    private void add(String text) {
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        sum.update(0);
    }

    private void add(Path artifact) {
        if (!Files.exists(artifact)) {
            throw new StackException(artifact + " is not there; build it with ./heartline build");
        }
        try (var files = Files.walk(artifact)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(file.toString());
                sum.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new StackException("cannot read " + artifact, e);
        }
    }
}
