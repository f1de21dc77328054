package dev.heartline.deployment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The command that Kubernetes runs in a pod of the call-service before it stops it, run as it is, with a clock that is quicker. */
class DrainTest {

    /** What the image has as {@code /opt/heartline/drain}. */
    private static final Path DRAIN = Path.of("..", "containers", "drain").toAbsolutePath();

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer service;

    @TempDir
    private Path tools;

    @BeforeEach
    void startService() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
        var sleep = tools.resolve("sleep");
        Files.writeString(sleep, "#!/bin/sh\nexec /bin/sleep 0.01\n");
        assertThat(sleep.toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void stopService() {
        service.stop(0);
    }

    @Test
    void aPodGoesWhenItsLastConversationHasEnded() throws Exception {
        serve("2.0", "1.0", "1.0", "0.0");

        assertThat(drain()).isZero();
        assertThat(asked).hasValue(4);
    }

    @Test
    void aPodWithoutConversationsGoesAtOnce() throws Exception {
        serve("0.0");

        assertThat(drain()).isZero();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aPodThatDoesNotAnswerIsNotWaitedFor() throws Exception {
        service.stop(0);

        drain();

        assertThat(asked).hasValue(0);
    }

    private void serve(String... conversations) {
        service.createContext("/q/metrics", exchange -> {
            var live = conversations[Math.min(asked.getAndIncrement(), conversations.length - 1)];
            var body = """
                    # TYPE heartline_call_conversations gauge
                    # HELP heartline_call_conversations
                    heartline_call_conversations %s
                    heartline_call_reply_seconds_count 7.0
                    """.formatted(live).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private int drain() throws IOException, InterruptedException {
        var deployment = (Deployment) Overlay.PROD
                .render()
                .find("Deployment", "call-service")
                .orElseThrow()
                .model();
        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getLifecycle()
                        .getPreStop()
                        .getExec()
                        .getCommand())
                .containsExactly("/opt/heartline/drain");
        var process = new ProcessBuilder("bash", DRAIN.toString()).inheritIO();
        process.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        process.environment()
                .put(
                        "QUARKUS_MANAGEMENT_PORT",
                        String.valueOf(service.getAddress().getPort()));
        var drain = process.start();
        assertThat(drain.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return drain.exitValue();
    }
}
