package dev.heartline.stack.infra;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker that is its own KRaft controller, inside this JVM. Its log lives in a directory, so what was written
 * before a {@link #stop()} or a crash is there after the next {@link #start()} on the same directory and ports.
 *
 * <p>Topics are never created by accident: an unknown name is an error, as in production.
 */
public final class KafkaNode implements AutoCloseable {

    private static final String NODE_ID = "1";

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final Optional<SecureListener> secure;
    private KafkaRaftServer server;

    /** A stopped node. The directory is created and formatted on the first start. */
    public KafkaNode(Path directory, int port, int controllerPort) {
        this(directory, port, controllerPort, Optional.empty());
    }

    /** @param secure a second way in, beside the open one on {@code port} */
    public KafkaNode(Path directory, int port, int controllerPort, Optional<SecureListener> secure) {
        this.secure = secure;
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Returns once the broker takes requests. Does nothing when it runs already. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            formatOnce();
            startUp(KafkaConfig.fromProps(configuration(), false));
        } catch (Exception e) {
            stop();
            throw new InfrastructureException("Kafka did not start on port " + port, e);
        }
    }

    /** Kafka looks classes up by the thread's class loader, which under a test framework may know another Kafka. */
    private void startUp(KafkaConfig configuration) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaNode.class.getClassLoader());
        try {
            server = new KafkaRaftServer(configuration, Time.SYSTEM);
            server.startup();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns once everything is on disk and the ports are free. Does nothing when it is stopped already. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    public synchronized void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    private void formatOnce() throws Exception {
        Files.createDirectories(directory);
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        var formatter = new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(NODE_ID))
                .setIgnoreFormatted(true)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        secure.ifPresent(listener -> formatter.setScramArguments(listener.users()));
        formatter.addDirectory(directory.toString());
        formatter.run();
    }

    /** What every broker of one node has in common, wherever it runs. */
    static Properties commonSettings() {
        var properties = new Properties();
        try (var file = KafkaNode.class.getResourceAsStream("kafka-node.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private Properties configuration() {
        var properties = commonSettings();
        properties.put("node.id", NODE_ID);
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("log.dirs", directory.toString());
        secure.ifPresent(listener -> listener.addTo(properties));
        return properties;
    }
}
