package dev.heartline.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What must not be among the options: told by the environment, or by a file that is named as the setting, as the services
 * take them.
 */
record Secrets(Map<String, String> environment, Path directory) {

    /** @param setting for example {@code heartline.twilio.auth-token} */
    Optional<String> find(String setting) {
        var variable = setting.replaceAll("[^a-z]", "_").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(environment.get(variable))
                .or(() -> read(directory.resolve(setting)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
