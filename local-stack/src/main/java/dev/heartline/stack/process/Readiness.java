package dev.heartline.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** When a running program is of use. */
public sealed interface Readiness {

    boolean isReady();

    /**
     * Once an address answers with 200.
     *
     * @param url for example {@code http://127.0.0.1:18181/q/health/ready}
     */
    record Answering(URI url) implements Readiness {

        private static final Duration PATIENCE = Duration.ofSeconds(2);

        @Override
        public boolean isReady() {
            try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
                var request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
                return client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /**
     * Once it has left its mark, and as long as its ports are open.
     *
     * @param file removed before each start
     */
    record Marked(Path file, List<Integer> ports) implements Readiness {

        @Override
        public boolean isReady() {
            return Files.exists(file) && ports.stream().allMatch(Marked::isOpen);
        }

        static boolean isOpen(int port) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
