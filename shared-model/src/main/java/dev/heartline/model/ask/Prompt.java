package dev.heartline.model.ask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Instructions to a model, as a resource. A change of the words is a new version: answers that are kept, and figures of how well
 * a prompt does, belong to one version.
 *
 * @param version for example {@code coach-1}
 */
public record Prompt(String version, String instructions) {

    private static final String HOME = "/dev/heartline/model/prompt/";

    /** @throws IllegalArgumentException if there is no such prompt */
    public static Prompt of(String version) {
        try (var resource = Prompt.class.getResourceAsStream(HOME + version + ".txt")) {
            if (resource == null) {
                throw new IllegalArgumentException("no prompt " + version);
            }
            return new Prompt(version, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
