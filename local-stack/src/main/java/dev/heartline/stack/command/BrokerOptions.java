package dev.heartline.stack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import dev.heartline.stack.StackException;
import dev.heartline.stack.settings.StackSettings;

/** Which broker a command speaks with: that of this machine unless it is told another. */
final class BrokerOptions {

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "another broker than the one of this machine")
    private String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "a file of settings of Kafka's clients: what it takes to be let in")
    private Path settings;

    boolean areOfThisMachine() {
        return bootstrapServer == null && settings == null;
    }

    /** Settings of a Kafka client. */
    Map<String, Object> connection() {
        Map<String, Object> connection = new HashMap<>();
        if (settings != null) {
            var properties = new Properties();
            try (var file = Files.newBufferedReader(settings)) {
                properties.load(file);
            } catch (IOException e) {
                throw new StackException("cannot read " + settings + ": " + e.getMessage(), e);
            }
            properties.forEach((name, value) -> connection.put(name.toString(), value));
        }
        if (bootstrapServer != null) connection.put("bootstrap.servers", bootstrapServer);
        connection.computeIfAbsent(
                "bootstrap.servers", _ -> StackSettings.of(System.getenv()).bootstrapServers());
        return connection;
    }
}
