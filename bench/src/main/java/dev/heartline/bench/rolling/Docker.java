package dev.heartline.bench.rolling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The engine's own command line. */
final class Docker {

    private Docker() {}

    /**
     * @return what it printed
     * @throws IllegalStateException where it ends with an error, with what it printed
     */
    static String say(String... arguments) {
        return run("", arguments);
    }

    /** @param input what the command reads */
    static String run(String input, String... arguments) {
        var command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The running containers of a service of the stack of compose, by id. */
    static List<String> containers(String project, String service) {
        return say(
                        "ps",
                        "--quiet",
                        "--filter",
                        "label=com.docker.compose.project=" + project,
                        "--filter",
                        "label=com.docker.compose.service=" + service)
                .lines()
                .sorted()
                .toList();
    }
}
