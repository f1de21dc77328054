package dev.heartline.model.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A provider closes the connections that it kept open whenever it likes, also in the moment that a question comes by one. */
class KeptConnectionTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ModelHttp http = new ModelHttp(LIMIT, false);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aQuestionThatWasNotReadIsAskedOnceMore() throws IOException {
        try (var provider = new Provider(1)) {
            assertThat(ask(provider)).isEqualTo("1");
            assertThat(ask(provider)).isEqualTo("2");
            assertThat(provider.read).hasValue(3);
        }
    }

    @Test
    void andNotForEver() throws IOException {
        try (var provider = new Provider(0)) {
            assertThatThrownBy(() -> ask(provider))
                    .isInstanceOfSatisfying(
                            ModelFailure.class,
                            failure -> assertThat(failure.fault()).isEqualTo(Fault.CUT));
            assertThat(provider.read).hasValue(2);
        }
    }

    private String ask(Provider provider) {
        return during(() -> http.execute(HttpRequest.builder()
                        .method(HttpMethod.POST)
                        .url("http://127.0.0.1:" + provider.socket.getLocalPort() + "/")
                        .body("a question")
                        .build())
                .body());
    }

    private static String during(Supplier<String> request) {
        var answer = new String[1];
        new Exchange(LIMIT).during(() -> answer[0] = request.get());
        return answer[0];
    }

    /** Answers so many questions of each connection with their number, reads the next one and closes without a word. */
    private static final class Provider implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final int answersOfAConnection;
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger read = new AtomicInteger();

        Provider(int answersOfAConnection) throws IOException {
            this.answersOfAConnection = answersOfAConnection;
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    for (int i = 0; i < answersOfAConnection && readOne(connection); i++) {
                        answer(connection);
                    }
                    readOne(connection);
                } catch (IOException e) {
                    if (!socket.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        /** The client waits for each answer, so that nothing of its next question is read ahead. */
        private boolean readOne(Socket connection) throws IOException {
            var lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            int body = 0;
            for (var line = lines.readLine(); ; line = lines.readLine()) {
                if (line == null) {
                    return false;
                }
                if (line.isEmpty()) {
                    break;
                }
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    body = Integer.parseInt(line.substring(15).strip());
                }
            }
            assertThat(lines.skip(body)).isEqualTo(body);
            read.incrementAndGet();
            return true;
        }

        private void answer(Socket connection) throws IOException {
            var body = String.valueOf(answered.incrementAndGet());
            connection
                    .getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
