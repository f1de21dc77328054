package dev.heartline.carrier;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SimulatorProcessTest {
    @Test
    void answersHealthAndEndsCleanlyOnSigterm() throws Exception {
        int port = freePort();
        var process = process(port, "secret");
        try (var http = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                    .build();

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(http.send(health, HttpResponse.BodyHandlers.discarding())
                                    .statusCode())
                            .isEqualTo(200));
            process.destroy();

            assertThat(process.waitFor(60, SECONDS)).isTrue();
            // 128 + SIGTERM: ended by the signal, after its shutdown hook.
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void refusesToStartWithoutASecret() throws Exception {
        var process = process(freePort(), "");

        assertThat(process.waitFor(60, SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(new String(process.getErrorStream().readAllBytes())).contains("HEARTLINE_TWILIO_AUTH_TOKEN");
    }

    @Test
    void takesItsAccountFromFilesWhereTheEnvironmentDoesNotTellIt(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("heartline.twilio.auth-token"), "secret\n");
        var secrets = new Secrets(Map.of("HEARTLINE_TWILIO_ACCOUNT_SID", Stage.ACCOUNT), directory);

        assertThat(secrets.find("heartline.twilio.account-sid")).contains(Stage.ACCOUNT);
        assertThat(secrets.find("heartline.twilio.auth-token")).contains("secret");
        assertThat(secrets.find("heartline.twilio.other")).isEmpty();
    }

    private static Process process(int port, String token) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), SimulatorProcess.class.getName());
        builder.environment().put("HEARTLINE_SIMULATOR_PORT", Integer.toString(port));
        builder.environment().put("HEARTLINE_TWILIO_ACCOUNT_SID", Stage.ACCOUNT);
        builder.environment().put("HEARTLINE_TWILIO_AUTH_TOKEN", token);
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
