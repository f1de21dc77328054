package dev.heartline.telephony.twilio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SingleAttemptTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 201;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body + " by "
                    + exchange.getRequestHeaders().getFirst("User-Agent"));
            var answer = "{\"sid\": \"SM1\", \"code\": 20001}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            try (var out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void requestsGoToTheConfiguredAddress() {
        assertThat(send(here(server.getAddress().getPort())).getSid()).isEqualTo("SM1");

        assertThat(received)
                .singleElement()
                .asString()
                .startsWith("POST /2010-04-01/Accounts/AC1/Messages.json ")
                .contains("To=%2B15550100001")
                .contains("Body=Well+done")
                .endsWith(" by Heartline/1.2.3");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whatMayHaveBeenAcceptedIsNotSentAgain(int failure) {
        status = failure;

        assertThatThrownBy(() -> send(here(server.getAddress().getPort()))).isInstanceOf(ApiException.class);

        assertThat(received).hasSize(1);
    }

    @Test
    void aRefusedConnectionHasCertainlyNotArrived() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        assertThatThrownBy(() -> send(here(nobody))).isInstanceOf(NotReached.class);
    }

    @Test
    void silenceAfterTheRequestLeavesItOpen() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> send(here(silent.getLocalPort()), Duration.ofMillis(500)))
                    .isInstanceOf(ApiConnectionException.class)
                    .isNotInstanceOf(NotReached.class)
                    .hasMessageContaining("no answer within");
        }
    }

    private static URI here(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private static Message send(URI baseUrl) {
        return send(baseUrl, Duration.ofSeconds(20));
    }

    private static Message send(URI baseUrl, Duration timeout) {
        var client = new TwilioRestClient.Builder("AC1", "secret")
                .httpClient(new SingleAttempt(baseUrl, timeout, timeout, "Heartline/1.2.3"))
                .build();
        return Message.creator(new PhoneNumber("+15550100001"), new PhoneNumber("+15550100002"), "Well done")
                .create(client);
    }
}
