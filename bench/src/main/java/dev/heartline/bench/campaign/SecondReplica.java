package dev.heartline.bench.campaign;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

import dev.heartline.bench.load.StackHere;
import dev.heartline.stack.settings.Service;

/** Another sms-service beside the one that runs, on the same database. */
final class SecondReplica implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String SENDS = "heartline_sms_sends_total";

    private final Process process;
    private final URI management;

    private SecondReplica(Process process, URI management) {
        this.process = process;
        this.management = management;
    }

    static SecondReplica start() throws IOException, InterruptedException {
        var settings = StackHere.settings();
        var home = settings.home();
        var jar = home.modules().resolve(Service.SMS.moduleName() + "/target/quarkus-app/quarkus-run.jar");
        int management = freePort();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.log("sms-service-2").toFile());
        builder.environment().putAll(settings.serviceEnvironment(Service.SMS));
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(freePort()));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
        var replica = new SecondReplica(builder.start(), URI.create("http://127.0.0.1:%d".formatted(management)));
        replica.awaitReady();
        return replica;
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!isReady(http)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    kill();
                    throw new IllegalStateException("the second sms-service did not start; see its log");
                }
                Thread.sleep(250);
            }
        }
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(management.resolve("/q/health/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Texts that it has handed to a carrier, as it counts. */
    long sent() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var metrics = http.send(
                    HttpRequest.newBuilder(management.resolve("/q/metrics")).build(), BodyHandlers.ofString());
            return (long) metrics.body()
                    .lines()
                    .filter(line -> line.startsWith(SENDS))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }

    /** As a machine that goes away: it ends nothing that it has begun. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
