package dev.heartline.care.oncall;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookClientTest {

    private static final String SECRET = "the secret of the on-call";
    private static final String OLD_SECRET = "the secret before that one";
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-03-21T03:14:55.702Z");
    private static final String BODY = "{\"alertId\":\"7\",\"note\":\"ü\"}";

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    private record Heard(String path, String signature, String body) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void theReceiverCanVerifyWhoSentItWhatAndWhen() throws Exception {
        answer(exchange -> exchange.sendResponseHeaders(204, -1));

        assertThat(client(SECRET).post(BODY, NOW)).isEmpty();

        var request = heard.getFirst();
        assertThat(request.body()).isEqualTo(BODY);
        assertThat(request.signature()).isEqualTo("t=1774062895,v1=" + hmac(SECRET, "1774062895." + request.body()));
    }

    @Test
    void whileASecretIsReplacedEitherOneVerifies() throws Exception {
        answer(exchange -> exchange.sendResponseHeaders(200, -1));

        client(SECRET, OLD_SECRET).post(BODY, NOW);

        assertThat(heard.getFirst().signature())
                .isEqualTo("t=1774062895,v1=%s,v1=%s"
                        .formatted(hmac(SECRET, "1774062895." + BODY), hmac(OLD_SECRET, "1774062895." + BODY)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 429, 500, 503})
    void whatIsNotTakenSaysSo(int status) throws Exception {
        answer(exchange -> exchange.sendResponseHeaders(status, -1));

        assertThat(client(SECRET).post(BODY, NOW)).contains("status " + status);
        assertThat(heard).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        answer(exchange -> {
            exchange.getResponseHeaders().set("Location", url() + "elsewhere");
            exchange.sendResponseHeaders(status, -1);
        });

        assertThat(client(SECRET).post(BODY, NOW)).contains("status " + status);
        assertThat(heard).extracting(Heard::path).containsExactly("/");
    }

    @Test
    void aReceiverThatDoesNotAnswerIsGivenUp() throws Exception {
        answer(_ -> pause());
        var client = client(URI.create(url()), Duration.ofMillis(300), SECRET);

        assertThat(client.post(BODY, NOW)).isPresent();
    }

    @Test
    void aReceiverWhoseAnswerDoesNotEndIsGivenUp() throws Exception {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            pause();
        });
        var client = client(URI.create(url()), Duration.ofSeconds(2), SECRET);

        assertThat(client.post(BODY, NOW)).contains("no answer in time");
    }

    @Test
    void aReceiverThatIsNotThereIsGivenUp() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        var client = client(URI.create("http://127.0.0.1:" + free + "/"), PATIENT, SECRET);

        assertThat(client.post(BODY, NOW)).contains("ConnectException");
    }

    @Test
    void aSecretThatCanBeGuessedIsRefused() {
        assertThatThrownBy(() -> client("short")).hasMessageContaining("at least 16 bytes");
        assertThatThrownBy(this::client).hasMessageContaining("one secret, or two");
        assertThatThrownBy(() -> client(SECRET, SECRET, SECRET)).hasMessageContaining("one secret, or two");
    }

    private void answer(HttpHandler handler) {
        server.createContext("/", exchange -> {
            heard.add(new Heard(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst(WebhookSignature.HEADER),
                    body(exchange)));
            handler.handle(exchange);
            exchange.close();
        });
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    /** Until the test is over. */
    private void pause() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private WebhookClient client(String... secrets) {
        return client(URI.create(url()), PATIENT, secrets);
    }

    private static WebhookClient client(URI url, Duration timeout, String... secrets) {
        return new WebhookClient(new WebhookAddress(url), new WebhookSignature(List.of(secrets)), timeout);
    }

    private static String hmac(String secret, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    }
}
