package dev.heartline.stack.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The directories of a local stack.
 *
 * @param modules holds the built modules by their names: the checked-out project, or a copy of what was built in it
 * @param data everything that the stack writes: secrets, keys, logs, pid files, and the data of Kafka and PostgreSQL
 */
public record StackHome(Path modules, Path data) {

    /** {@code HEARTLINE_MODULES} (else the working directory), and {@code HEARTLINE_HOME} (else {@code .heartline} in it). */
    public static StackHome of(Map<String, String> environment) {
        var modules = Path.of(environment.getOrDefault("HEARTLINE_MODULES", "")).toAbsolutePath();
        var data = Optional.ofNullable(environment.get("HEARTLINE_HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElse(modules.resolve(".heartline"));
        return new StackHome(modules.normalize(), data.toAbsolutePath().normalize());
    }

    /** All that a stack writes. What was built stays, and so does what others keep in that directory. */
    public List<Path> written() {
        return List.of(kafka(), postgres(), keys(), secrets(), run(), logs());
    }

    /** What was built for this stack to run, if it lies in the stack's own directory. */
    public Optional<Path> built() {
        return Optional.of(modules).filter(directory -> directory.startsWith(data) && Files.isDirectory(directory));
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Pid files and marks of readiness. */
    public Path run() {
        return data.resolve("run");
    }

    public Path keys() {
        return data.resolve("keys");
    }

    public Path secrets() {
        return data.resolve("secrets.properties");
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    /** Where the data of PostgreSQL is wished; see {@link dev.heartline.stack.infra.PostgresHome}. */
    public Path postgres() {
        return data.resolve("postgres");
    }
}
