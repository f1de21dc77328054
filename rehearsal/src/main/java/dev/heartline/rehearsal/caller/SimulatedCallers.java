package dev.heartline.rehearsal.caller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The callers that come with the project, in the order of {@code index.txt}. */
public final class SimulatedCallers {

    private static final String HOME = "/dev/heartline/rehearsal/callers/";

    private SimulatedCallers() {}

    public static List<SimulatedCaller> all() {
        return text("index.txt")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> CallerFile.read(name, text(name + ".txt")))
                .toList();
    }

    private static String text(String file) {
        try (var in = SimulatedCallers.class.getResourceAsStream(HOME + file)) {
            if (in == null) throw new IllegalArgumentException("No caller " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
