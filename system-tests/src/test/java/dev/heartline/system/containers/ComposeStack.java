package dev.heartline.system.containers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.heartline.driver.RunningSystem;
import dev.heartline.stack.settings.Port;
import dev.heartline.stack.settings.StackSettings;

/** The stack of {@code docker-compose.yml}, under a name and on ports of its own; closing it leaves nothing behind. */
final class ComposeStack implements AutoCloseable {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final String NAME = "heartline-test";

    /** Below those that connections of others may have as their near end. */
    private static final int FIRST_PORT = 21_000;

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    /** @param home gets the secrets of the stack, for whoever looks at it from outside */
    ComposeStack(Path home) {
        this.home = home;
        environment.put("HEARTLINE_HOME", home.toString());
        int port = FIRST_PORT;
        for (var part : Port.values()) {
            port = free(port);
            environment.put(part.variable(), String.valueOf(port++));
        }
        wipe();
    }

    /** Builds the images, starts everything, and returns when all of it is healthy. */
    void up() {
        compose("--profile", "demo", "up", "--build", "--wait", "--wait-timeout", "600");
    }

    /** Ends all containers; their data stays. */
    void down() {
        compose("--profile", "*", "down");
    }

    /** What the secrets container has made leads to everything that is published on this machine. */
    RunningSystem system() {
        var secrets =
                say("docker", "ps", "--all", "--quiet", "--filter", label("service=secrets"), "--filter", ofThis());
        say("docker", "cp", secrets + ":/stack/.", home.toString());
        return new RunningSystem(StackSettings.of(environment).observerEnvironment());
    }

    /** Containers, volumes and networks of this stack that are there, by their names. */
    List<String> leftovers() {
        return List.of(
                        say("docker", "ps", "--all", "--filter", ofThis(), "--format", "container {{.Names}}"),
                        say("docker", "volume", "ls", "--filter", ofThis(), "--format", "volume {{.Name}}"),
                        say("docker", "network", "ls", "--filter", ofThis(), "--format", "network {{.Name}}"))
                .stream()
                .flatMap(String::lines)
                .toList();
    }

    /** Every volume of the engine, also those that have no name and belong to nobody any more. */
    List<String> volumes() {
        return say("docker", "volume", "ls", "--quiet").lines().sorted().toList();
    }

    void wipe() {
        compose("--profile", "*", "down", "--volumes", "--remove-orphans");
    }

    @Override
    public void close() {
        wipe();
    }

    private void compose(String... arguments) {
        var command = new ArrayList<>(List.of("docker", "compose", "--project-name", NAME));
        command.addAll(Arrays.asList(arguments));
        run(command, ProcessBuilder.Redirect.INHERIT);
    }

    private String say(String... command) {
        return run(List.of(command), ProcessBuilder.Redirect.PIPE);
    }

    private String run(List<String> command, ProcessBuilder.Redirect output) {
        var builder = new ProcessBuilder(command)
                .directory(PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + process.exitValue());
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String ofThis() {
        return label("project=" + NAME);
    }

    private static String label(String value) {
        return "label=com.docker.compose." + value;
    }

    private static int free(int from) {
        for (int port = from; ; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }
}
