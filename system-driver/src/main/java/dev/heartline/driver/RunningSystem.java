package dev.heartline.driver;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.heartline.stack.settings.StackSettings;

/** Where a running system is, as the launcher tells by environment. */
public record RunningSystem(Map<String, String> environment) {

    /** The services, by the name in the environment. */
    public enum Service {
        CALL,
        SMS,
        MEMORY,
        ENGAGEMENT;

        String inEnvironment() {
            return name();
        }
    }

    /** What the environment doesn't say, the stack in {@code HEARTLINE_HOME} knows. */
    public static RunningSystem fromEnvironment() {
        var known = new TreeMap<>(StackSettings.of(System.getenv()).observerEnvironment());
        known.putAll(System.getenv());
        return new RunningSystem(known);
    }

    public URI url(Service service) {
        return URI.create(required("HEARTLINE_" + service.inEnvironment() + "_URL"));
    }

    public URI simulator() {
        return URI.create(required("HEARTLINE_SIMULATOR_URL"));
    }

    public String kafka() {
        return required("KAFKA_BOOTSTRAP_SERVERS");
    }

    public Path privateKey() {
        return Path.of(required("HEARTLINE_JWT_PRIVATE_KEY"));
    }

    Tables.Access database(Service service) {
        String prefix = "HEARTLINE_DB_" + service.inEnvironment() + "_";
        return new Tables.Access(required(prefix + "URL"), required(prefix + "USER"), required(prefix + "PASSWORD"));
    }

    /** @throws IllegalStateException naming what is missing, and the way out */
    private String required(String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not set: run this through ./heartline, which knows where the system is"));
    }
}
