package dev.heartline.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Data that is too large, or not ours, to be kept in the project. */
public final class SharedData {

    private SharedData() {}

    /**
     * A file under {@code data} of the folder that {@code HEARTLINE_SHARED} names, else of {@code shared} beside the project; for tests
     * of a module, which run in its folder.
     */
    public static Optional<Path> find(String file) {
        return Stream.of(System.getProperty("HEARTLINE_SHARED", System.getenv("HEARTLINE_SHARED")), "../../shared")
                .filter(Objects::nonNull)
                .map(shared -> Path.of(shared, "data", file))
                .filter(Files::exists)
                .findFirst();
    }
}
